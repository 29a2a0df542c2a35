import { createHash } from 'node:crypto';

/** A text that occurs nowhere else: 44 characters of base64, so that it looks different in addresses and in JSON of others. */
export function planted(name: string): string {
  return createHash('sha256').update(`planted ${name}`).digest('base64');
}

/** Characters of a secret that are enough to call it told. */
const PART = 12;

/** The ways in which a secret may show: as it is, in an address, as hexadecimal digits, in base64 wherever it begins; also in part. */
export function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const encoded = [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const own = text.slice(before === 0 ? 0 : before + 1, -1);
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const whole = [secret, encodeURIComponent(secret), bytes.toString('hex'), ...encoded];
  return [...new Set(whole.flatMap((form) => [form, ...partsOf(form)]))];
}

/** Parts of the same length, the last one left out: a cut leaves one of them whole. */
function partsOf(form: string): string[] {
  if (form.length < 2 * PART) return [];
  return Array.from({ length: Math.floor(form.length / PART) }, (_, index) =>
    form.slice(index * PART, (index + 1) * PART),
  );
}

/** Where which secret is told, by the names of both; empty where none is. */
export function toldIn(places: Readonly<Record<string, string>>, secrets: Readonly<Record<string, string>>): string[] {
  return Object.entries(secrets).flatMap(([name, secret]) => {
    const forms = formsOf(secret);
    return Object.entries(places).flatMap(([place, text]) => {
      const form = forms.find((one) => text.includes(one));
      if (form === undefined) return [];
      const at = text.indexOf(form);
      return [`${place} tells ${name}: ${text.slice(Math.max(0, at - 150), at + 60)}`];
    });
  });
}
