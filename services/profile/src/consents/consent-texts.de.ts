import type { Purpose } from '#libs/contracts';
import type { ConsentText } from './consent-text.ts';

const TAKE_BACK =
  'Du kannst das jederzeit zurücknehmen: auf deiner Kontoseite oder indem du es deinem Assistenten sagst.';

export const GERMAN: Readonly<Record<Purpose, ConsentText>> = {
  photos_store: {
    title: 'Meine Fotos aufbewahren',
    summary: 'Atelier darf die Fotos von dir aufbewahren, die du hinzufügst, damit du es nicht jedes Mal tun musst.',
    sections: [
      {
        heading: 'Was mit deinen Fotos geschieht',
        points: [
          'Die Fotos, die du hinzufügst, werden geprüft, verkleinert und für dich aufbewahrt. Angaben zu Ort und Gerät darin werden entfernt.',
          'Sonst geschieht nichts damit. Für das Anprobieren und für Bilder im Chat braucht es eine eigene Einwilligung.',
          'Sie dienen weder der Werbung noch dem Training, und niemand wird darin erkannt.',
        ],
      },
      {
        heading: 'Wo sie liegen',
        points: ['Verschlüsselt, nur bei Atelier. Kein Dritter bekommt ein Foto.', 'Nur du kannst sie öffnen.'],
      },
      {
        heading: 'Wie lange',
        points: ['Bis du sie löschst, diese Einwilligung zurücknimmst oder dein Konto schließt.'],
      },
      {
        heading: 'Wie du es zurücknimmst, und was dann geschieht',
        points: [
          TAKE_BACK,
          'Dann werden deine Fotos und die daraus gemachten Bilder gelöscht, und es werden keine neuen aufbewahrt.',
          'Alles andere geht weiter: Suche, Größen, Budget.',
        ],
      },
    ],
  },
  try_on_render: {
    title: 'Kleidung auf meinen Fotos anprobieren',
    summary:
      'Atelier darf aus einem Foto, das du wählst, Bilder machen, die zeigen, wie Kleidung an dir aussehen könnte.',
    sections: [
      {
        heading: 'Was mit deinen Fotos geschieht',
        points: [
          'Wenn du um eine Anprobe bittest, wird das Foto, das du dafür wählst, mit Bildern der Kleidung zusammengesetzt.',
          'Dafür werden Umriss und Haltung deines Körpers im Foto ermittelt. Sie dienen diesem Bild und werden danach gelöscht.',
          'Das Bild ist von einer Maschine nachgebildet. Es verspricht nicht, wie etwas passt.',
        ],
      },
      {
        heading: 'Wo das geschieht',
        points: [
          'Nur auf Rechnern von Atelier. Kein Dritter bekommt ein Foto.',
          'Das fertige Bild liegt verschlüsselt wie deine Fotos, und nur du kannst es öffnen.',
        ],
      },
      {
        heading: 'Wie lange',
        points: [
          'Bis du das Bild löschst oder das Foto, aus dem es gemacht ist, oder diese Einwilligung zurücknimmst.',
        ],
      },
      {
        heading: 'Wie du es zurücknimmst, und was dann geschieht',
        points: [
          TAKE_BACK,
          'Dann werden Anproben, die gerade entstehen, abgebrochen, die fertigen Bilder gelöscht und keine neuen gemacht.',
          'Deine Fotos bleiben, solange du erlaubst, dass sie aufbewahrt werden.',
        ],
      },
    ],
  },
  share_with_assistant: {
    title: 'Meine Bilder im Chat zeigen',
    summary:
      'Atelier darf ein Bild, um das du bittest, in deinen Chat geben, wo es die Firma hinter dem Assistenten bekommt.',
    sections: [
      {
        heading: 'Was mit deinen Bildern geschieht',
        points: [
          'Wenn du ein Foto oder eine Anprobe im Chat sehen willst, wird dieses eine Bild dem Assistenten übergeben, den du benutzt.',
          'Es geht über einen Link, der einmal und nur kurze Zeit gilt. Kein anderes Bild wird übergeben.',
        ],
      },
      {
        heading: 'Wer es bekommt',
        points: [
          'Die Firma, die deinen Assistenten betreibt, zum Beispiel OpenAI bei ChatGPT. Von da an gelten für dieses Bild deren eigene Regeln.',
          'Sonst niemand. Ohne diese Einwilligung verlässt kein Bild Atelier, und du siehst deine Bilder nur auf unseren Seiten.',
        ],
      },
      {
        heading: 'Wie lange',
        points: [
          'Atelier bewahrt dafür nichts zusätzlich auf. Wie lange der Chat das Bild behält, bestimmt die Firma hinter dem Assistenten.',
        ],
      },
      {
        heading: 'Wie du es zurücknimmst, und was dann geschieht',
        points: [
          TAKE_BACK,
          'Dann geht kein Bild mehr in einen Chat, und noch nicht geöffnete Links gelten nicht mehr.',
          'Was schon in einem Chat ist, kann Atelier nicht zurückholen: Lösch es dort.',
        ],
      },
    ],
  },
};
