import DateRangePicker, { type DateRangePickerProps } from '@cloudscape-design/components/date-range-picker';
import type { Period } from '../period.ts';
import { go, linkTo } from '../router.ts';
import { count } from '../words.ts';

const CHOICES = [7, 30, 90, 365].map((amount) => ({
  key: String(amount),
  amount,
  unit: 'day' as const,
  type: 'relative' as const,
}));

/** The summary's period, kept in the address. */
export function PeriodPicker({ period }: { period: Period }) {
  const value: DateRangePickerProps.Value =
    period.from !== undefined && period.to !== undefined
      ? { type: 'absolute', startDate: period.from, endDate: period.to }
      : { type: 'relative', amount: period.days ?? 30, unit: 'day' };
  return (
    <DateRangePicker
      value={value}
      onChange={({ detail: { value: chosen } }) => {
        if (chosen?.type === 'absolute') {
          go(linkTo(['summary'], { from: chosen.startDate.slice(0, 10), to: chosen.endDate.slice(0, 10) }));
        } else if (chosen?.type === 'relative') {
          go(linkTo(['summary'], { days: String(chosen.amount * DAYS_OF[chosen.unit]) }));
        }
      }}
      relativeOptions={CHOICES}
      isValidRange={(range) =>
        range === null || (range.type === 'absolute' && range.endDate < range.startDate)
          ? { valid: false, errorMessage: 'Choose a first and a last day, in this order.' }
          : { valid: true }
      }
      dateOnly
      showClearButton={false}
      customRelativeRangeUnits={['day', 'week', 'month', 'year']}
      i18nStrings={{ formatRelativeRange: ({ amount, unit }) => `Last ${count(amount, unit)}` }}
      ariaLabel="Period"
      placeholder="Choose a period"
    />
  );
}

const DAYS_OF: Record<DateRangePickerProps.TimeUnit, number> = {
  second: 1,
  minute: 1,
  hour: 1,
  day: 1,
  week: 7,
  month: 30,
  year: 365,
};
