import type { Evidence } from '../../finding.ts';
import type { BriefView, Draft } from './draft.ts';
import { isAsked } from './offer-asked.ts';
import { codeStillShown, hasEnded, isOf, lastDay, type Offer, type OfferReading, readOffers } from './offer-reading.ts';

/** A promise of another offer than the brief's, of one that has ended, or of another end. */
export function offer(view: BriefView): Draft[] {
  const { post, campaign, others } = view;
  const ours = campaign.brief!.offer!;
  const published = Date.parse(post.publishedAt);
  const isEnded = hasEnded(ours, published);
  const said = readOffers(view, ours, isEnded);
  const offers = others.flatMap((other) => other.campaign.brief?.offer ?? []);
  const running = offers.filter((one) => !hasEnded(one, published));
  const promised = said.promised.filter((one) => !running.some((other) => isOf(other, one)));
  if (!isEnded) {
    const unasked = promised.filter((one) => !isAsked(view, one));
    return [...otherOffers(ours, { ...said, promised: unasked }), ...otherEnd(ours, said.dates)];
  }
  const evidence = promised.map((one) => one.evidence);
  if (evidence.length === 0 && running.length === 0) evidence.push(...codeStillShown(view));
  return evidence.length === 0 ? [] : [expired(ours, [...evidence, ...said.dates])];
}

/** One finding for each other offer, wherever it stands. */
function otherOffers(ours: Offer, { promised, isStated }: OfferReading): Draft[] {
  if (ours.percent === undefined && ours.amount === undefined && ours.twoForOne === undefined) return [];
  const byTerms = new Map<string, Evidence[]>();
  for (const one of promised) {
    // Beside the offer itself an amount is what it comes to, "up to" is a sale beside it, and "half price" a train ticket.
    const isOther = one.isWorded === true || (one.kind === 'amount') !== (ours.percent === undefined);
    const isBeside = isStated && (one.isUpTo || isOther);
    if (isBeside || isOf(ours, one)) continue;
    const terms = `${one.kind} ${one.value}`;
    byTerms.set(terms, [...(byTerms.get(terms) ?? []), one.evidence]);
  }
  return [...byTerms].map(([terms, evidence]) =>
    draft(ours, terms, evidence, {
      message: `“${evidence[0]!.text}” is not the offer of the brief, which is ${nameOf(ours)}.`,
      suggestion: `Write ${nameOf(ours)}.`,
    }),
  );
}

function otherEnd(ours: Offer, dates: readonly Evidence[]): Draft[] {
  if (dates.length === 0) return [];
  const end = lastDay(ours);
  return [
    draft(ours, 'end', [...dates], {
      message: `“${dates[0]!.text}” is not when the offer ends, which is on ${end}.`,
      suggestion: `Say that the offer ends on ${end}.`,
    }),
  ];
}

function expired(ours: Offer, evidence: Evidence[]): Draft {
  return draft(ours, 'ended', evidence, {
    message: `“${evidence[0]!.text}” is still promised, but the offer ended on ${lastDay(ours)}.`,
    suggestion: 'Take the offer out of the post, or say that it has ended.',
  });
}

function draft(ours: Offer, terms: string, evidence: Evidence[], told: Pick<Draft, 'message' | 'suggestion'>): Draft {
  const { percent, amount, twoForOne, endsAt } = ours;
  return {
    code: 'offer_mismatch',
    severity: 'high',
    clause: 'brief.offer',
    demand: JSON.stringify(['offer', percent, amount?.value, amount?.currency, twoForOne, endsAt, terms]),
    evidence,
    // What is promised is part of the demand, and the same when it is said once more or in other words.
    isAbout: false,
    ...told,
  };
}

function nameOf({ percent, amount, twoForOne }: Offer): string {
  const names = [
    percent === undefined ? [] : `${percent}% off`,
    amount === undefined ? [] : `${amount.value} ${amount.currency} off`,
    twoForOne === true ? 'two for one' : [],
  ];
  return names.flat().join(' or ');
}
