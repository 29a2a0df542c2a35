import de from './claims/de.json' with { type: 'json' };
import en from './claims/en.json' with { type: 'json' };
import es from './claims/es.json' with { type: 'json' };
import fr from './claims/fr.json' with { type: 'json' };
import it from './claims/it.json' with { type: 'json' };
import ja from './claims/ja.json' with { type: 'json' };
import ko from './claims/ko.json' with { type: 'json' };
import nl from './claims/nl.json' with { type: 'json' };
import pl from './claims/pl.json' with { type: 'json' };
import pt from './claims/pt.json' with { type: 'json' };
import sv from './claims/sv.json' with { type: 'json' };
import type { ClaimTable } from './phrase-tables.ts';

const tables = { de, en, es, fr, it, ja, ko, nl, pl, pt, sv };

/** Wording of each kind of claim, by language. */
export const claimTables: Readonly<Record<string, ClaimTable | undefined>> = Object.assign(Object.create(null), tables);
