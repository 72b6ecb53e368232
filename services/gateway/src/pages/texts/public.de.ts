import { html } from '#libs/design';
import type { Passage } from './passage.ts';
import { privacyDe } from './privacy.de.ts';
import type { publicEn } from './public.en.ts';

export const publicDe: typeof publicEn = {
  /** Stand where the operator has not said. */
  unnamed: {
    operator: 'wer diese Installation betreibt',
    contact: 'die Person, von der du die Adresse dieser Installation hast',
  },
  home: {
    title: 'Frag nach Kleidung, die dir passt',
    eyebrow: 'In deinem KI-Assistenten',
    lead: 'Atelier durchsucht die Kataloge echter Shops, mitten in deinem Gespräch. Es merkt sich Größen, Budget und Stil, die du ihm nennst, damit zu dir passt, was es findet.',
    connect: 'Assistenten verbinden',
    account: 'Dein Konto',
    does: 'Was es tut',
    features: [
      {
        title: 'Es findet',
        text: 'Kleidung, Schuhe und Accessoires nach Worten, Marke, Farbe, Größe, Preis und Verfügbarkeit, mit einem Link zum Shop.',
      },
      {
        title: 'Es merkt sich',
        text: 'Dein Stilprofil: Budget, Ziele, Stilworte, Abteilung, Land, Größen und, wenn du sie angibst, Körpermaße.',
      },
      {
        title: 'Es gibt Rechenschaft',
        text: 'Du siehst, was in deinem Namen getan wurde, wann und mit welcher App, und kannst jede App aussperren.',
      },
    ],
    doesNot: 'Was es nicht tut',
    limits:
      'Atelier bestellt, reserviert und bezahlt nicht. Du kaufst im Shop, auf dessen Seiten und zu dessen Bedingungen. Es nimmt keine Fotos und keine Zahlungsdaten. Was nur du entscheiden darfst, etwa eine Lieferadresse oder eine Einwilligung, entscheidest du auf unseren eigenen Seiten und nie über einen Assistenten.',
    connectTitle: 'Verbinden',
    connectText: 'Trage diese Adresse in deinem Assistenten als MCP-Server ein und melde dich an:',
  },
  privacy: privacyDe,
  terms: {
    title: 'Bedingungen',
    lead: 'Atelier hilft dir finden. Was du kaufst, kaufst du beim Shop.',
    note: (filling) =>
      html`Stand: 28. November 2026. Angeboten von: ${filling.operator}. Fragen an: ${filling.contact}.`,
    sections: (): readonly Passage[] => [
      {
        title: 'Was du bekommst',
        body: html`<p>
          Atelier durchsucht die Kataloge von Shops und führt ein Stilprofil für dich, zur Nutzung aus einem
          KI-Assistenten. Es ist für deinen persönlichen Gebrauch bestimmt.
        </p>`,
      },
      {
        title: 'Shops und Preise',
        body: html`<p>
            Artikel, Beschreibungen, Bilder, Preise und Verfügbarkeit kommen von den Shops, so wie sie sie uns zuletzt
            genannt haben. Sie können veraltet oder falsch sein. Maßgeblich ist die Seite des Shops: Dort kaufst du,
            beim Shop, zu dessen Bedingungen.
          </p>
          <p>
            Atelier verkauft nichts, nimmt keine Zahlung an und ist an deinem Kauf nicht beteiligt. Preise stehen in der
            Währung des Shops und werden nicht umgerechnet.
          </p>`,
      },
      {
        title: 'Dein Assistent',
        body: html`<p>
            Die Worte, die du liest, schreibt dein Assistent aus dem, was Atelier antwortet. Prüfe vor dem Kauf beim
            Shop, was dir wichtig ist, etwa Größe, Preis und Rückgabe.
          </p>
          <p>
            Ein Assistent kann nicht für dich einwilligen und keine Adresse für dich angeben. Das tust du selbst,
            angemeldet auf unseren eigenen Seiten.
          </p>`,
      },
      {
        title: 'Was du nicht darfst',
        body: html`<ul>
          <li>Das Konto anderer benutzen oder versuchen, zu sehen, was ihnen gehört.</li>
          <li>
            Den Katalog kopieren oder Atelier so oft aufrufen, dass andere behindert werden. Es gibt Grenzen; darüber
            hinaus antwortet es, dass du warten musst.
          </li>
          <li>
            An den Daten anderer nach Schwachstellen suchen. Wenn du eine findest, sag es uns, bevor du es anderen
            sagst.
          </li>
        </ul>`,
      },
      {
        title: 'Ein Ende',
        body: html`<p>
            Du kannst jederzeit aufhören: Trenne Atelier in deinem Assistenten und bitte darum, dass dein Profil
            entfernt wird. Einem Konto, das gegen diese Bedingungen verstößt, kann der Zugang entzogen werden.
          </p>
          <p>Wie mit Daten umgegangen wird, steht unter <a href="/privacy">Datenschutz</a>.</p>`,
      },
    ],
  },
  support: {
    title: 'Hilfe',
    lead: (filling) =>
      html`Fragen, ein Fehler im Katalog, etwas funktioniert nicht? Wende dich an: ${filling.contact}.`,
    note: 'Wenn eine Antwort eine Anfragenummer nannte, schick sie mit. Damit finden wir die Anfrage in unseren Protokollen; über dich sagt sie nichts.',
    sections: (): readonly Passage[] => [
      {
        title: 'Ich soll mich wieder anmelden',
        body: html`<p>
          Deine Anmeldung ist abgelaufen, oder der Zugang wurde entzogen. Trenne Atelier in den Einstellungen deines
          Assistenten und verbinde es neu. Auf unseren eigenen Seiten wirst du nach einer Stunde ohne Nutzung
          abgemeldet, nach 12 Stunden in jedem Fall.
        </p>`,
      },
      {
        title: 'Es sagt, dass es nicht darf',
        body: html`<p>
          Du hast nur einen Teil dessen erlaubt, was Atelier kann. Dein Assistent kann dich um den Rest bitten; du
          entscheidest. Wenn du die App in <a href="/account/clients">deinem Konto</a> getrennt hast, bleibt sie
          draußen, bis du sie dort wieder zulässt.
        </p>`,
      },
      {
        title: 'Es schickt mich auf eine Seite',
        body: html`<p>
          Manches darfst nur du tun, etwa eine Einwilligung erteilen oder eine Adresse angeben. Melde dich dort mit dem
          Konto an, das du in deinem Assistenten verwendest.
        </p>`,
      },
      {
        title: 'Es sagt, ich soll warten',
        body: html`<p>Für jede Person gibt es Grenzen. In der Antwort steht, wie lange du warten musst.</p>`,
      },
      {
        title: 'Ein Dienst ist ausgefallen',
        body: html`<p>
          Andere Werkzeuge funktionieren weiter. Versuche es in einer Minute noch einmal. Ob alles läuft, steht auf
          <a href="/health">der Statusseite</a>.
        </p>`,
      },
      {
        title: 'Ein Preis oder eine Größe stimmt nicht',
        body: html`<p>
          Preise und Verfügbarkeit nennen uns die Shops. Maßgeblich ist die Seite des Shops; sag uns, um welchen Artikel
          es geht, und wir sagen es dem Shop.
        </p>`,
      },
      {
        title: 'Ich will meine Daten, oder dass sie verschwinden',
        body: html`<p>Siehe <a href="/privacy">Datenschutz</a>.</p>`,
      },
      {
        title: 'Ich habe eine Schwachstelle gefunden',
        body: html`<p>Schreib an dieselbe Adresse und gib uns bitte Zeit, sie zu schließen.</p>`,
      },
    ],
  },
};
