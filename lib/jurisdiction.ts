import * as z from 'zod';

/** ISO 3166-1 alpha-2, as assigned on 2026-11-01 (https://www.iso.org/obp/ui/#search/code/). */
const ISO_3166_1_ALPHA_2 =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW';

/**
 * Every jurisdiction code that input may carry: ISO 3166-1 alpha-2, `EU` (the baseline of the Union) and `CA-QC`.
 * A code without a rule pack is valid: its verdict is `review` / `unsettled`, never a guess.
 */
export const JURISDICTION_CODES: readonly string[] = [...ISO_3166_1_ALPHA_2.split(' '), 'CA-QC', 'EU'].sort();

const known = new Set(JURISDICTION_CODES);

const COMMON_SLIPS: Record<string, string> = {
  UK: 'GB',
  EN: 'GB',
  USA: 'US',
  QC: 'CA-QC',
  UAE: 'AE',
  KSA: 'SA',
  GER: 'DE',
};

/** Why `code` is no jurisdiction code, and the codes there are. */
export function jurisdictionError(code: string): string {
  const meant = known.has(code.toUpperCase()) ? code.toUpperCase() : COMMON_SLIPS[code.toUpperCase()];
  const hint = meant === undefined ? '' : `; did you mean "${meant}"?`;
  return `unknown jurisdiction "${code.slice(0, 20)}"${hint} Use one of: ${JURISDICTION_CODES.join(', ')}`;
}

export const jurisdictionSchema = z
  .string()
  .refine((code) => known.has(code), { error: (issue) => jurisdictionError(String(issue.input)) })
  .meta({ id: 'Jurisdiction', description: 'ISO 3166-1 alpha-2, plus EU and CA-QC', examples: ['GB', 'US', 'CA-QC'] });

export type Jurisdiction = string;

const names = new Intl.DisplayNames(['en'], { type: 'region' });

/** English name of a jurisdiction code, for people. */
export function jurisdictionName(code: Jurisdiction): string {
  if (code === 'EU') return 'European Union (baseline)';
  if (code === 'CA-QC') return 'Quebec';
  return names.of(code) ?? code;
}
