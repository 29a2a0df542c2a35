import DateInput from '@cloudscape-design/components/date-input';
import FormField from '@cloudscape-design/components/form-field';
import PropertyFilter, { type PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import { call } from '../api.ts';
import { FILTERS } from '../filters.ts';
import { useLoad } from '../load.ts';

type Property = PropertyFilterProps.FilteringProperty;

const dateForm = {
  match: 'date' as const,
  form: ({ value, onChange }: PropertyFilterProps.ExtendedOperatorFormProps<string>) => (
    <FormField label="Day">
      <DateInput
        value={value ?? ''}
        placeholder="YYYY-MM-DD"
        format="iso"
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  ),
};

const PROPERTIES: Property[] = [
  ...FILTERS.map(
    ({ key, label, many, show }): Property => ({
      key,
      propertyLabel: label,
      groupValuesLabel: label,
      operators: [
        {
          operator: '=',
          tokenType: many ? 'enum' : 'value',
          format: (value: unknown) => [value].flat().map(String).map(show).join(', '),
        },
      ],
    }),
  ),
  {
    key: 'published',
    propertyLabel: 'Published',
    groupValuesLabel: 'Published',
    operators: [
      { operator: '>=', description: 'On or after', ...dateForm },
      { operator: '<=', description: 'On or before', ...dateForm },
    ],
    defaultOperator: '>=',
  },
];

interface FindingFilterProps {
  query: PropertyFilterProps.Query;
  countText: string;
  change(query: PropertyFilterProps.Query): void;
}

/** The queue's filter. Suggests the markets of the rulebook and the brands, campaigns and creators there are. */
export function FindingFilter({ query, countText, change }: FindingFilterProps) {
  const known = useLoad('suggestions', async (signal) => {
    const [rules, campaigns] = await Promise.all([call('listRules', { signal }), call('listCampaigns', { signal })]);
    return {
      jurisdiction: rules.items.map(({ code }) => code),
      campaign: campaigns.items.map(({ id }) => id),
      brand: campaigns.items.map(({ brand }) => brand.name),
      creator: campaigns.items.flatMap(({ creators }) => creators.map(({ handle }) => handle)),
    };
  });
  const found: Record<string, readonly string[]> = known.data ?? {};
  const options = FILTERS.flatMap(({ key, values = found[key] ?? [], show }) =>
    [...new Set(values)].map((value) => ({ propertyKey: key, value, label: show(value) })),
  );
  return (
    <PropertyFilter
      query={query}
      onChange={({ detail }) => change(detail)}
      filteringProperties={PROPERTIES}
      filteringOptions={options}
      filteringPlaceholder="Filter by status, market, creator…"
      filteringAriaLabel="Filter findings"
      countText={countText}
      disableFreeTextFiltering
      hideOperations
      expandToViewport
    />
  );
}
