import da from './negativity/da.json' with { type: 'json' };
import de from './negativity/de.json' with { type: 'json' };
import en from './negativity/en.json' with { type: 'json' };
import es from './negativity/es.json' with { type: 'json' };
import fr from './negativity/fr.json' with { type: 'json' };
import it from './negativity/it.json' with { type: 'json' };
import ja from './negativity/ja.json' with { type: 'json' };
import ko from './negativity/ko.json' with { type: 'json' };
import nl from './negativity/nl.json' with { type: 'json' };
import no from './negativity/no.json' with { type: 'json' };
import pl from './negativity/pl.json' with { type: 'json' };
import pt from './negativity/pt.json' with { type: 'json' };
import ru from './negativity/ru.json' with { type: 'json' };
import sv from './negativity/sv.json' with { type: 'json' };
import tr from './negativity/tr.json' with { type: 'json' };
import type { NegativityTable } from './phrase-tables.ts';

const tables = { da, de, en, es, fr, it, ja, ko, nl, no, pl, pt, ru, sv, tr } as Record<string, NegativityTable>;

/** Wording that runs a brand or its product down, by language. */
export const negativityTables: Readonly<Record<string, NegativityTable | undefined>> = Object.assign(
  Object.create(null),
  tables,
);
