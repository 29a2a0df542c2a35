import BarChart from '@cloudscape-design/components/bar-chart';
import type { Tally } from '../../../lib/report/schemas.ts';
import { OUTCOME_LABELS, showRate } from '../words.ts';

const SERIES = [
  { outcome: 'fail', color: '#d6493f' },
  { outcome: 'review', color: '#c58a00' },
  { outcome: 'pass', color: '#2f8f5b' },
] as const;

const dayAndMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Posts by day of publication and outcome. */
export function DayChart({ days }: { days: readonly Tally[] }) {
  return (
    <BarChart
      stackedBars
      height={240}
      hideFilter
      xScaleType="categorical"
      xTitle="Day"
      yTitle="Posts"
      ariaLabel="Posts by day and outcome"
      xDomain={days.map(({ key }) => key)}
      i18nStrings={{ xTickFormatter: (day) => dayAndMonth.format(new Date(day)), yTickFormatter: wholeNumber }}
      series={SERIES.map(({ outcome, color }) => ({
        title: OUTCOME_LABELS[outcome],
        type: 'bar',
        color,
        data: days.map((day) => ({ x: day.key, y: day[outcome] })),
      }))}
      detailPopoverFooter={(day) =>
        `Compliance rate ${showRate(days.find(({ key }) => key === day)?.complianceRate ?? null)}`
      }
    />
  );
}

function wholeNumber(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString('en') : '';
}
