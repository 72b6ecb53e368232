import type { tasteEn } from './taste.en.ts';

export const tasteDe: typeof tasteEn = {
  lead: 'Aus deinen Bewertungen errechnet, damit zuerst kommt, was zu dir passt. Was du hier sagst, geht vor.',
  statements: 'Was wir denken',
  rests: (ratings) => (ratings === 1 ? 'Aus einer Bewertung.' : `Aus ${ratings} Bewertungen.`),
  nothing: 'Noch nichts',
  nothingHint:
    'Sag deinem Assistenten, welche Teile dir gefallen und welche nicht: Nach ein, zwei Bewertungen steht es hier.',
  feeling: { likes: 'Magst du', avoids: 'Meidest du', no_matter: 'Ist egal' },
  stated: 'von dir gesagt',
  certainty: (percent) => `zu ${percent} % sicher`,
  correct: { likes: 'Mag ich', avoids: 'Meide ich', no_matter: 'Ist egal', as_rated: 'Wie bewertet' },
  ratings: 'Deine Bewertungen',
  noRatings: 'Noch keine Bewertungen',
  noRatingsHint: 'Bitte deinen Assistenten um ein paar Teile zum Bewerten.',
  rating: { '1': 'Gefällt dir', '0': 'Weder noch', '-1': 'Gefällt dir nicht' },
  reasons: {
    colour: 'Farbe',
    price: 'Preis',
    fit: 'Passform',
    brand: 'Marke',
    material: 'Material',
    not_for_me: 'nichts für mich',
    own_it: 'habe ich schon',
  },
  gone: 'Im Laden nicht mehr zu sehen',
  delete: 'Löschen',
  older: 'Ältere',
  newest: 'Neueste',
};
