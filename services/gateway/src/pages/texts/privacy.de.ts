import { html } from '#libs/design';
import type { Passage } from './passage.ts';
import type { privacyEn } from './privacy.en.ts';

/** The same as in English. */
export const privacyDe: typeof privacyEn = {
  title: 'Datenschutz',
  lead: 'Atelier bewahrt auf, was du ihm aufträgst, nutzt es, um dir zu antworten, und zeigt es niemandem außer dir und dem Assistenten, den du verwendest.',
  note: (filling) =>
    html`Stand: 28. November 2026. Verantwortlich: ${filling.operator}. Fragen an: ${filling.contact}.`,
  stored: 'Was gespeichert wird',
  columns: ['Was', 'Wofür', 'Wie lange'],
  rows: [
    [
      'Dein Profil: monatliches Budget, Währung, Ziele, Stilworte, Abteilung, Land, Größen, Körpermaße, die du angegeben hast',
      'Um zu suchen, was dir passt',
      'Bis du es änderst oder entfernst',
    ],
    [
      'Deine Bewertungen: welche Teile dir gefallen oder nicht, aus welchen Gründen und wann; und was du selbst über deinen Geschmack gesagt hast',
      'Um voranzustellen, was zu dir passt, wegzulassen, was nicht passt, und dir zu zeigen, was wir daraus schließen',
      'Bis du sie löschst; jede Bewertung und jede Berichtigung kannst du auf deiner Kontoseite zurücknehmen',
    ],
    [
      'Deine Lieferadresse, wenn du eine angibst. Nur du kannst sie angeben, angemeldet auf unserer eigenen Seite; ein Assistent sieht immer nur das Land',
      'Um zu wissen, wohin etwas geschickt werden soll',
      'Bis du sie änderst oder entfernst',
    ],
    [
      'Deine Einwilligungen: worin, in welchem Wortlaut, wann erteilt und wann widerrufen',
      'Um nur zu tun, was du erlaubst, und um nachzuweisen, dass du es erlaubt hast',
      'Als Nachweis, auch nach einem Widerruf',
    ],
    [
      'Käufe, um deren Freigabe dich eine App gebeten hat: was, in welchem Shop, zu welchem Preis, welche App gefragt hat und ihre Notiz, deine Entscheidung, wann du zum Shop gegangen bist und was nach deinen Worten daraus wurde; und die Grenzen, die du setzt',
      'Um dir genau das zu zeigen, worüber du entscheidest, um dein Budget und deine Grenzen einzuhalten, und um nachzuweisen, was du freigegeben hast',
      'Als Nachweis dessen, was du freigegeben oder abgelehnt hast; deine Grenzen, bis du sie änderst',
    ],
    [
      'Deine Nutzerkennung vom Anmeldedienst, bei deinem Profil',
      'Um zu wissen, wessen Profil es ist',
      'So lange wie das Profil',
    ],
    [
      'Apps, die du verbunden hast: welche es sind, was du ihnen erlaubt hast, wann zuerst und zuletzt gesehen',
      'Um dir zu zeigen, wer in deinem Namen handelt, und um eine App auszusperren',
      'Solange du Atelier nutzt; eine App, die du getrennt hast, bleibt aufgeführt, sonst könnte sie wiederkommen',
    ],
    [
      'Deine Sitzung auf unseren Seiten: ein Schlüssel in einem Cookie, deine Nutzerkennung, dein Name, wie ihn der Anmeldedienst nennt, wann du gekommen bist',
      'Damit du angemeldet bleibst und siehst, als wer',
      'Bis du dich abmeldest; nach 1 Stunde ohne Nutzung gilt sie nicht mehr, nach 12 Stunden wird sie in jedem Fall entfernt',
    ],
    [
      'Ein Eintrag darüber, dass du etwas getan hast oder dir etwas verweigert wurde: welcher Art, wann, mit welcher App. Namen und Werte stehen darin als Codes, gebildet mit einem Schlüssel, der nur zu dir gehört',
      'Um dir zu zeigen, was in deinem Namen getan wurde, und um nachzuweisen, dass der Eintrag nicht verändert wurde',
      'Wird nicht gelöscht; er lässt sich nachträglich nicht ändern',
    ],
    [
      'Deine Nutzerkennung neben einem solchen Eintrag, solange er unterwegs ist',
      'Um den Eintrag zuzustellen',
      '7 Tage',
    ],
    ['Antworten auf deine Änderungen', 'Damit eine Änderung, die zweimal ankommt, nur einmal geschieht', '24 Stunden'],
  ],
  sections: (filling): readonly Passage[] => [
    {
      title: 'Was nicht gespeichert wird',
      body: html`<p>
          Deine Mailadresse, deine Gespräche, wonach du gesucht hast, wo du bist, Zahlungsdaten, Fotos. Ein Name wird
          nur als Empfänger einer Adresse gespeichert, die du angibst, und mit deiner Sitzung, solange du angemeldet
          bist.
        </p>
        <p>
          Protokolle enthalten Zeiten, Arten von Anfragen, Ergebnisse und Anfragenummern; sie enthalten keine Eingaben
          und keine Antworten.
        </p>`,
    },
    {
      title: 'Cookies',
      body: html`<p>
          Unsere Seiten setzen drei Cookies, alle von uns, keines davon verfolgt dich. Sie laden nichts von anderswo.
        </p>
        <ul>
          <li>
            <code>__Host-atelier-session</code> hält dich angemeldet. Es ist unbedingt erforderlich, wird nur gesetzt,
            wenn du dich anmeldest, und endet mit der Sitzung.
          </li>
          <li>
            <code>__Host-atelier-sign-in</code> bindet eine Anmeldung an den Browser, in dem sie begann. Es ist
            unbedingt erforderlich, wird nur gesetzt, wenn du beginnst, dich anzumelden, und endet nach 30 Minuten.
          </li>
          <li>
            <code>atelier-language</code> merkt sich für ein Jahr die Sprache, die du gewählt hast. Es wird nur gesetzt,
            wenn du eine wählst.
          </li>
        </ul>`,
    },
    {
      title: 'Wer es sonst sieht',
      body: html`<ul>
          <li>
            Dein Assistent und sein Hersteller: Alles, was du Atelier fragst, und alles, was es antwortet, geht durch
            ihre Hände, zu ihren Bedingungen. Von deiner Lieferadresse ist das nur das Land.
          </li>
          <li>Der Anmeldedienst: Er weiß, dass du Atelier nutzt.</li>
          <li>Shops: nichts, bis du einem Link zu ihnen folgst; der Link sagt nichts über dich.</li>
        </ul>
        <p>Nichts wird verkauft und nichts für Werbung verwendet.</p>`,
    },
    {
      title: 'Ansehen, ändern, entfernen',
      body: html`<ul>
          <li>
            In <a href="/account">deinem Konto</a> siehst du dein Profil, änderst oder entfernst deine Adresse und
            siehst, was in deinem Namen getan wurde.
          </li>
          <li>
            Einwilligungen erteilst und widerrufst du unter <a href="/account/consents">deine Einwilligungen</a>.
            Widerrufen ist so einfach wie erteilen und wirkt sofort.
          </li>
          <li>
            Welche Apps in deinem Namen handeln, mit erstem und letztem Besuch, siehst du unter
            <a href="/account/clients">verbundene Apps</a>; dort trennst du sie auch.
          </li>
          <li>
            Dein Assistent kann dein Profil zeigen, Budget, Ziele, Stilworte, Abteilung, Land, Größen oder Körpermaße
            ändern oder entfernen und deine Aktivität auflisten. Entfernt heißt: sofort aus der Datenbank entfernt.
          </li>
          <li>
            Wenn das ganze Profil entfernt werden soll, und für alles andere, worauf du nach dem Gesetz ein Recht hast,
            wende dich an: ${filling.contact}.
          </li>
        </ul>
        <p>Körpermaße sind nie nötig. Gib sie nur an, wenn Größen danach beurteilt werden sollen.</p>`,
    },
  ],
};
