import Select from '@cloudscape-design/components/select';
import { ORDERS, type Order } from '../filters.ts';

const LABELS: Record<Order, string> = { severity: 'Worst first', exposure: 'Most exposed first' };

const OPTIONS = ORDERS.map((order) => ({ value: order, label: LABELS[order] }));

/** Chooses the order of the queue. */
export function OrderPicker({ order, choose }: { order: Order; choose(order: Order): void }) {
  return (
    <Select
      inlineLabelText="Order"
      options={OPTIONS}
      selectedOption={OPTIONS.find(({ value }) => value === order) ?? null}
      onChange={({ detail }) => choose(ORDERS.find((one) => one === detail.selectedOption.value) ?? 'severity')}
    />
  );
}
