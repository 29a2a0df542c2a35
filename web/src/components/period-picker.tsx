import DateRangePicker, { type DateRangePickerProps } from '@cloudscape-design/components/date-range-picker';
import { daysIn, MAX_DAYS, type Period } from '../period.ts';
import { go, linkTo } from '../router.ts';
import { count } from '../words.ts';

const CHOICES = [7, 30, 90, 365].map((amount) => ({
  key: String(amount),
  amount,
  unit: 'day' as const,
  type: 'relative' as const,
}));

/** The summary's period, kept in the address. */
export function PeriodPicker({ period: { days, from, to } }: { period: Period }) {
  return (
    <DateRangePicker
      value={
        days === undefined
          ? { type: 'absolute', startDate: from, endDate: to }
          : { type: 'relative', amount: days, unit: 'day' }
      }
      onChange={({ detail: { value } }) => {
        if (value?.type === 'absolute') go(linkTo(['summary'], { from: value.startDate, to: value.endDate }));
        if (value?.type === 'relative') go(linkTo(['summary'], { days: String(value.amount) }));
      }}
      relativeOptions={CHOICES}
      isValidRange={validate}
      dateOnly
      showClearButton={false}
      customRelativeRangeUnits={['day']}
      i18nStrings={{ formatRelativeRange: ({ amount, unit }) => `Last ${count(amount, unit)}` }}
      ariaLabel="Period"
      placeholder="Choose a period"
    />
  );
}

function validate(range: DateRangePickerProps.Value | null): DateRangePickerProps.ValidationResult {
  const fault = (errorMessage: string) => ({ valid: false as const, errorMessage });
  if (range?.type === 'relative') {
    return range.amount > MAX_DAYS ? fault(`At most ${MAX_DAYS} days can be counted at once.`) : { valid: true };
  }
  if (range === null || range.startDate === '' || range.endDate === '') return fault('Choose a first and a last day.');
  const days = daysIn({ from: range.startDate, to: range.endDate });
  if (days < 1) return fault('The last day is before the first.');
  return days > MAX_DAYS ? fault(`At most ${MAX_DAYS} days can be counted at once.`) : { valid: true };
}
