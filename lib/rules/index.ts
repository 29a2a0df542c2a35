import ae from './ae.json' with { type: 'json' };
import ar from './ar.json' with { type: 'json' };
import at from './at.json' with { type: 'json' };
import au from './au.json' with { type: 'json' };
import be from './be.json' with { type: 'json' };
import br from './br.json' with { type: 'json' };
import ca from './ca.json' with { type: 'json' };
import caQc from './ca-qc.json' with { type: 'json' };
import ch from './ch.json' with { type: 'json' };
import cl from './cl.json' with { type: 'json' };
import cn from './cn.json' with { type: 'json' };
import co from './co.json' with { type: 'json' };
import cz from './cz.json' with { type: 'json' };
import de from './de.json' with { type: 'json' };
import dk from './dk.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import eu from './eu.json' with { type: 'json' };
import fi from './fi.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import gb from './gb.json' with { type: 'json' };
import gr from './gr.json' with { type: 'json' };
import guardTable from './guards.json' with { type: 'json' };
import hu from './hu.json' with { type: 'json' };
import id from './id.json' with { type: 'json' };
import ie from './ie.json' with { type: 'json' };
import india from './in.json' with { type: 'json' };
import it from './it.json' with { type: 'json' };
import jp from './jp.json' with { type: 'json' };
import kr from './kr.json' with { type: 'json' };
import mx from './mx.json' with { type: 'json' };
import my from './my.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };
import no from './no.json' with { type: 'json' };
import nz from './nz.json' with { type: 'json' };
import pe from './pe.json' with { type: 'json' };
import ph from './ph.json' with { type: 'json' };
import pl from './pl.json' with { type: 'json' };
import platformTable from './platforms.json' with { type: 'json' };
import pt from './pt.json' with { type: 'json' };
import ro from './ro.json' with { type: 'json' };
import sa from './sa.json' with { type: 'json' };
import type { Guard, Pack } from './schema.ts';
import se from './se.json' with { type: 'json' };
import sg from './sg.json' with { type: 'json' };
import sk from './sk.json' with { type: 'json' };
import type { Platforms } from './tables.ts';
import tr from './tr.json' with { type: 'json' };
import us from './us.json' with { type: 'json' };
import za from './za.json' with { type: 'json' };

/**
 * Version of the judgement, apart from the code's: year, month, number. It changes when the same post may be judged
 * differently.
 */
export const RULEBOOK_VERSION = '2026.11.1';

/** Our own packs are checked by the tests, not at every start. Defaults of the schema are filled in here. */
function known(data: unknown): Pack {
  const pack = data as Partial<Pack> &
    Pick<Pack, 'code' | 'name' | 'languages' | 'sources' | 'missing' | 'duties' | 'terms' | 'platformLabel'>;
  return {
    kind: 'law',
    regimes: {},
    placement: [],
    languageRules: [],
    partner: [],
    guards: [],
    sectors: [],
    ...pack,
  };
}

/** The law of each jurisdiction, by code. */
export const packs: ReadonlyMap<string, Pack> = new Map(
  [
    ae,
    ar,
    at,
    au,
    be,
    br,
    ca,
    caQc,
    ch,
    cl,
    cn,
    co,
    cz,
    de,
    dk,
    es,
    eu,
    fi,
    fr,
    gb,
    gr,
    hu,
    id,
    ie,
    india,
    it,
    jp,
    kr,
    mx,
    my,
    nl,
    no,
    nz,
    pe,
    ph,
    pl,
    pt,
    ro,
    sa,
    se,
    sg,
    sk,
    tr,
    us,
    za,
  ]
    .map(known)
    .map((pack) => [pack.code, pack]),
);

export const guards = guardTable as Guard[];
export const platforms = platformTable as Platforms;
