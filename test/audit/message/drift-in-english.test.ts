import { describe, expect, test } from 'vitest';
import { departures } from '../../support/approved-caption.ts';

/** An approved caption, what may become of it, and what may not. */
const CAPTIONS = [
  {
    language: 'en',
    approved:
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
    fine: [
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it so much! 💜💜',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. ',
      'Ad | Say hi to the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just seven days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Use code MILA15 for 15 percent off at zorbix.com until 30 November. Love it!',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs 24 pounds. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
      'Hey loves! Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
      '#ad Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
      'Paid partnership with Zorbix: Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
      'Advertisement - Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
      'Ad | Meet the Zorbix Night Balm.\n\nIt calms my dry skin in just 7 days and costs £24.\n\nUse code MILA15 for 15% off at zorbix.com until 30 November.\n\nLove it!',
      'ad | meet the zorbix night balm. it calms my dry skin in just 7 days and costs £24. use code mila15 for 15% off at zorbix.com until 30 november. love it!',
      'Ad | Meet the Zorbix Night Balm. It calms my dry sikn in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
      'Ad | Use code MILA15 for 15% off at zorbix.com until 30 November. Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Love it!',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com till Nov 30. Love it!',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Use code MILA15 for 15% off at https://www.zorbix.com/ until 30 November. Love it!',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Grab code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it! #skincare #nightroutine',
      'Ad | Meet the Zorbix Night Balm. It soothes my dry skin in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
      'Ad | Meet the Zorbix Night Balm 🌙. It calms my dry skin in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it! My cat approves too haha',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and is £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
    ],
    drift: [
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 3 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £29. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Use code MILA15 for 25% off at zorbix.com until 30 November. Love it!',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Use code TOM20 for 15% off at zorbix.com until 30 November. Love it!',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Use code MILA15 for 15% off at zorbixx.shop until 30 November. Love it!',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 31 December. Love it!',
      'Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
      'Ad | Meet the Zorbix Night Balm. It cures my dry skin in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
      'Ad | Meet the DewCo Night Balm. It calms my dry skin in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
      'Ad | Meet the Zorbix Night Balm. It never calms my dry skin in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
      'Ad | Meet the Zorbix Night Balm. It calms my acne in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it! Results guaranteed!',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it! You will get free shipping for life.',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs €24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 hours and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin  and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Use code MILA15 at zorbix.com until 30 November. Love it!',
      'Ad | I love Zorbix.',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin and heals eczema in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it!',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com . Love it!',
      'Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24.  Love it!',
      "Ad | Meet the Zorbix Night Balm. It calms my dry skin in just 7 days and costs £24. Use code MILA15 for 15% off at zorbix.com until 30 November. Love it! And it's clinically proven.",
    ],
  },
  {
    language: 'en',
    approved:
      '#ad My Zorbix earbuds survive every run: 30 hours of battery, waterproof, and only $79 at zorbix.com. Tap @zorbix to shop!',
    fine: [
      '#ad My Zorbix earbuds survive every single run: 30 hours of battery, waterproof, and only $79 at zorbix.com. Tap @zorbix to shop!',
      '#ad My Zorbix earbuds survive every run: 30h of battery, waterproof, and only $79 at zorbix.com. Tap @zorbix to shop!',
      '#ad My Zorbix earbuds survive every run: 30 hours of battery, waterproof, and only 79 dollars at zorbix.com. Tap @zorbix to shop!',
      'Ad: My Zorbix earbuds survive every run: 30 hours of battery, waterproof, and only $79 at zorbix.com. Tap @zorbix to shop!',
      '#ad My Zorbix earbuds survive every run: 30 hours of battery, waterproof, and only $79 at zorbix.com. Tap @zorbix to shop! 🏃‍♀️💨 #running',
      '#ad My Zorbix earbuds survive every run: 30 hours of battery, waterproof, and only $79 at zorbix.com. Shop via @zorbix!',
      '#ad My Zorbix earbuds survive every run: 30 hours of battery, waterproof and just $79 at zorbix.com. Tap @zorbix to shop!',
      'Morning run done ☀️\n\n#ad My Zorbix earbuds survive every run: 30 hours of battery, waterproof, and only $79 at zorbix.com. Tap @zorbix to shop!',
      '#ad My Zorbix earbuds survived every run: 30 hours of battery, waterproof, and only $79 at zorbix.com. Tap @zorbix to shop!',
      "#ad My Zorbix earbuds survive every run: 30 hours of battery, waterproof, and only $79 at zorbix.com. Tap @zorbix to shop! Who's running with me on Sunday?",
    ],
    drift: [
      '#ad My Zorbix earbuds survive every run: 50 hours of battery, waterproof, and only $79 at zorbix.com. Tap @zorbix to shop!',
      '#ad My Zorbix earbuds survive every run: 30 hours of battery, waterproof, and only $99 at zorbix.com. Tap @zorbix to shop!',
      '#ad My Zorbix earbuds survive every run: 30 hours of battery, shockproof, and only $79 at zorbix.com. Tap @zorbix to shop!',
      '#ad My Zorbix earbuds survive every run: 30 hours of battery, waterproof, and only $79 at zorbix.com. Tap @zorbx to shop!',
      'My Zorbix earbuds survive every run: 30 hours of battery, waterproof, and only $79 at zorbix.com. Tap @zorbix to shop!',
      '#ad My Zorbix earbuds survive every run: 30 hours of battery, waterproof, and only $79 at zorbix.shop. Tap @zorbix to shop!',
      '#ad My Zorbix earbuds survive every run: 30 hours of battery, not waterproof, and only $79 at zorbix.com. Tap @zorbix to shop!',
      '#ad My Zorbix earbuds survive every run: 30 days of battery, waterproof, and only $79 at zorbix.com. Tap @zorbix to shop!',
      '#ad My Zorbix earbuds survive every run: 30 hours of battery and only $79 at zorbix.com. Tap @zorbix to shop!',
      '#ad My Zorbix earbuds survive every run: 30 hours of battery, waterproof, and only $79 at zorbix.com. Tap @zorbix to shop! Lifetime warranty included, free returns.',
      '#ad My Zorbix earbuds survive every run: 30 hours of battery, waterproof,  at zorbix.com. Tap @zorbix to shop!',
    ],
  },
];

describe.each(CAPTIONS)('$language: $approved', ({ language, approved, fine, drift }) => {
  test('may be edited a little', () => {
    expect(departures(language, approved, [approved, ...fine])).toEqual([]);
  });

  test('must keep what it promises', () => {
    expect(departures(language, approved, drift)).toEqual(drift);
  });
});
