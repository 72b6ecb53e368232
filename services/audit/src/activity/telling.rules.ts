import type { Language } from '#libs/contracts';

type Sentences = Readonly<Record<string, string>>;

/**
 * What happened, in words for the person who did it. The first that fits counts: type with decision, type, then the type without
 * its last part, and so on.
 */
const ENGLISH = {
  'profile.goals_set': 'Changed your budget, goals, style or where you shop',
  'profile.sizes_set': 'Changed your sizes or measurements',
  'address.set': 'Set your address',
  'address.removed': 'Removed your address',
  'consent.requested': 'An app asked for your consent, which only you can give',
  'consent.given': 'Gave several consents',
  'consent.given.photos_store': 'Allowed Atelier to keep your photos',
  'consent.given.try_on_render': 'Allowed Atelier to try clothes on in your photos',
  'consent.given.share_with_assistant': 'Allowed Atelier to show your pictures in the chat',
  'consent.denied': 'Denied a consent that an app had asked for',
  'consent.revoked': 'Took a consent back',
  'consent.revoked.photos_store': 'No longer allowed Atelier to keep your photos',
  'consent.revoked.try_on_render': 'No longer allowed Atelier to try clothes on in your photos',
  'consent.revoked.share_with_assistant': 'No longer allowed Atelier to show your pictures in the chat',
  'item.rated': 'Rated an item',
  'rating.deleted': 'Deleted a rating',
  'taste.corrected': 'Corrected what Atelier thinks you like',
  'client.disconnected': 'Disconnected an app: it can do nothing in your name any more',
  'client.reconnected': 'Connected an app again that you had disconnected',
  'session.started': 'Signed in at Atelier’s own pages',
  'session.ended': 'Signed out of Atelier’s own pages',
  'session.ended_everywhere': 'Signed out of Atelier’s own pages on every device',
  'session.ended_by_issuer': 'Signed out of Atelier’s own pages by the sign-in service',
  'merchant.created': 'Added a merchant to the catalog',
  'merchant.changed': 'Changed a merchant of the catalog',
  'exchange_rate.changed': 'Loaded an exchange rate for the catalog',
  'feed_import.requested': 'Started to import a merchant’s products',
  'feed_import.finished': 'Finished importing a merchant’s products',
  'feed_import.finished:failed': 'Could not import a merchant’s products',
  'edge.scope_denied': 'An app tried something you have not allowed it, and was refused',
  'edge.token_refused': 'An app was refused because its sign-in was not valid',
  'ledger.read': 'Read the audit ledger',
  'ledger.person_forgotten': 'Forgot a person who wished it',
  'ledger.dead_letter_replayed': 'Took an event into the audit ledger that could not be read before',
  'ledger.dead_letter_replayed:refused': 'Tried to take an event into the audit ledger that still cannot be read',
} as const satisfies Sentences;

const GERMAN: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'profile.goals_set': 'Budget, Ziele, Stil oder Einkaufsland geändert',
  'profile.sizes_set': 'Größen oder Maße geändert',
  'address.set': 'Adresse eingetragen',
  'address.removed': 'Adresse gelöscht',
  'consent.requested': 'Eine App hat um deine Einwilligung gebeten, die nur du geben kannst',
  'consent.given': 'Mehrere Einwilligungen gegeben',
  'consent.given.photos_store': 'Atelier erlaubt, deine Fotos aufzubewahren',
  'consent.given.try_on_render': 'Atelier erlaubt, Kleidung auf deinen Fotos anzuprobieren',
  'consent.given.share_with_assistant': 'Atelier erlaubt, deine Bilder im Chat zu zeigen',
  'consent.denied': 'Eine Einwilligung abgelehnt, um die eine App gebeten hatte',
  'consent.revoked': 'Eine Einwilligung zurückgenommen',
  'consent.revoked.photos_store': 'Atelier nicht länger erlaubt, deine Fotos aufzubewahren',
  'consent.revoked.try_on_render': 'Atelier nicht länger erlaubt, Kleidung auf deinen Fotos anzuprobieren',
  'consent.revoked.share_with_assistant': 'Atelier nicht länger erlaubt, deine Bilder im Chat zu zeigen',
  'item.rated': 'Ein Teil bewertet',
  'rating.deleted': 'Eine Bewertung gelöscht',
  'taste.corrected': 'Berichtigt, was Atelier über deinen Geschmack denkt',
  'client.disconnected': 'Eine App getrennt: Sie kann in deinem Namen nichts mehr tun',
  'client.reconnected': 'Eine getrennte App wieder verbunden',
  'session.started': 'Auf den Seiten von Atelier angemeldet',
  'session.ended': 'Von den Seiten von Atelier abgemeldet',
  'session.ended_everywhere': 'Auf allen Geräten von den Seiten von Atelier abgemeldet',
  'session.ended_by_issuer': 'Vom Anmeldedienst von den Seiten von Atelier abgemeldet',
  'merchant.created': 'Einen Händler in den Katalog aufgenommen',
  'merchant.changed': 'Einen Händler des Katalogs geändert',
  'exchange_rate.changed': 'Einen Wechselkurs für den Katalog hinterlegt',
  'feed_import.requested': 'Den Import der Artikel eines Händlers begonnen',
  'feed_import.finished': 'Den Import der Artikel eines Händlers beendet',
  'feed_import.finished:failed': 'Die Artikel eines Händlers konnten nicht importiert werden',
  'edge.scope_denied': 'Eine App hat etwas versucht, das du ihr nicht erlaubt hast, und wurde abgewiesen',
  'edge.token_refused': 'Eine App wurde abgewiesen, weil ihre Anmeldung nicht gültig war',
  'ledger.read': 'Das Prüfbuch gelesen',
  'ledger.person_forgotten': 'Eine Person vergessen, die es wünschte',
  'ledger.dead_letter_replayed': 'Ein Ereignis ins Prüfbuch aufgenommen, das vorher nicht zu lesen war',
  'ledger.dead_letter_replayed:refused':
    'Versucht, ein Ereignis ins Prüfbuch aufzunehmen, das noch immer nicht zu lesen ist',
};

/** How an act is told. `used` is for a tool there are no words for, `done` for what is not even a tool. */
export interface Telling {
  readonly sentences: ReadonlyMap<string, string>;
  readonly used: (tool: string) => string;
  readonly done: (what: string) => string;
}

export const TELLINGS: Readonly<Record<Language, Telling>> = {
  en: {
    sentences: new Map(Object.entries(ENGLISH)),
    used: (tool) => `Used “${tool}”`,
    done: (what) => `Something was done: ${what}`,
  },
  de: {
    sentences: new Map(Object.entries(GERMAN)),
    used: (tool) => `„${tool}“ benutzt`,
    done: (what) => `Etwas wurde getan: ${what}`,
  },
};
