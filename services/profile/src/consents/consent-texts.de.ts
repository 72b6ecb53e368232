import type { Purpose } from '#libs/contracts';
import type { ConsentText } from './consent-text.ts';

const TAKE_BACK =
  'Sie können das jederzeit zurücknehmen: auf Ihrer Kontoseite oder indem Sie es Ihrem Assistenten sagen.';

export const GERMAN: Readonly<Record<Purpose, ConsentText>> = {
  photos_store: {
    title: 'Meine Fotos aufbewahren',
    summary:
      'Atelier darf die Fotos von Ihnen aufbewahren, die Sie hinzufügen, damit Sie es nicht jedes Mal tun müssen.',
    sections: [
      {
        heading: 'Was mit Ihren Fotos geschieht',
        points: [
          'Die Fotos, die Sie hinzufügen, werden geprüft, verkleinert und für Sie aufbewahrt. Angaben zu Ort und Gerät darin werden entfernt.',
          'Sonst geschieht nichts damit. Für das Anprobieren und für Bilder im Chat braucht es eine eigene Einwilligung.',
          'Sie dienen weder der Werbung noch dem Training, und niemand wird darin erkannt.',
        ],
      },
      {
        heading: 'Wo sie liegen',
        points: ['Verschlüsselt, nur bei Atelier. Kein Dritter bekommt ein Foto.', 'Nur Sie können sie öffnen.'],
      },
      {
        heading: 'Wie lange',
        points: ['Bis Sie sie löschen, diese Einwilligung zurücknehmen oder Ihr Konto schließen.'],
      },
      {
        heading: 'Wie Sie es zurücknehmen, und was dann geschieht',
        points: [
          TAKE_BACK,
          'Dann werden Ihre Fotos und die daraus gemachten Bilder gelöscht, und es werden keine neuen aufbewahrt.',
          'Alles andere geht weiter: Suche, Größen, Budget.',
        ],
      },
    ],
  },
  try_on_render: {
    title: 'Kleidung auf meinen Fotos anprobieren',
    summary:
      'Atelier darf aus einem Foto, das Sie wählen, Bilder machen, die zeigen, wie Kleidung an Ihnen aussehen könnte.',
    sections: [
      {
        heading: 'Was mit Ihren Fotos geschieht',
        points: [
          'Wenn Sie um eine Anprobe bitten, wird das Foto, das Sie dafür wählen, mit Bildern der Kleidung zusammengesetzt.',
          'Dafür werden Umriss und Haltung Ihres Körpers im Foto ermittelt. Sie dienen diesem Bild und werden danach gelöscht.',
          'Das Bild ist von einer Maschine nachgebildet. Es verspricht nicht, wie etwas passt.',
        ],
      },
      {
        heading: 'Wo das geschieht',
        points: [
          'Nur auf Rechnern von Atelier. Kein Dritter bekommt ein Foto.',
          'Das fertige Bild liegt verschlüsselt wie Ihre Fotos, und nur Sie können es öffnen.',
        ],
      },
      {
        heading: 'Wie lange',
        points: [
          'Bis Sie das Bild löschen oder das Foto, aus dem es gemacht ist, oder diese Einwilligung zurücknehmen.',
        ],
      },
      {
        heading: 'Wie Sie es zurücknehmen, und was dann geschieht',
        points: [
          TAKE_BACK,
          'Dann werden Anproben, die gerade entstehen, abgebrochen, die fertigen Bilder gelöscht und keine neuen gemacht.',
          'Ihre Fotos bleiben, solange Sie erlauben, dass sie aufbewahrt werden.',
        ],
      },
    ],
  },
  share_with_assistant: {
    title: 'Meine Bilder im Chat zeigen',
    summary:
      'Atelier darf ein Bild, um das Sie bitten, in Ihren Chat geben, wo es die Firma hinter dem Assistenten bekommt.',
    sections: [
      {
        heading: 'Was mit Ihren Bildern geschieht',
        points: [
          'Wenn Sie ein Foto oder eine Anprobe im Chat sehen wollen, wird dieses eine Bild dem Assistenten übergeben, den Sie benutzen.',
          'Es geht über einen Link, der einmal und nur kurze Zeit gilt. Kein anderes Bild wird übergeben.',
        ],
      },
      {
        heading: 'Wer es bekommt',
        points: [
          'Die Firma, die Ihren Assistenten betreibt, zum Beispiel OpenAI bei ChatGPT. Von da an gelten für dieses Bild deren eigene Regeln.',
          'Sonst niemand. Ohne diese Einwilligung verlässt kein Bild Atelier, und Sie sehen Ihre Bilder nur auf unseren Seiten.',
        ],
      },
      {
        heading: 'Wie lange',
        points: [
          'Atelier bewahrt dafür nichts zusätzlich auf. Wie lange der Chat das Bild behält, bestimmt die Firma hinter dem Assistenten.',
        ],
      },
      {
        heading: 'Wie Sie es zurücknehmen, und was dann geschieht',
        points: [
          TAKE_BACK,
          'Dann geht kein Bild mehr in einen Chat, und noch nicht geöffnete Links gelten nicht mehr.',
          'Was schon in einem Chat ist, kann Atelier nicht zurückholen: Löschen Sie es dort.',
        ],
      },
    ],
  },
};
