import type { Purpose } from '#libs/contracts';
import type { ConsentText } from './consent-text.ts';

const TAKE_BACK = 'You can take this back at any time: on your account page, or by telling your assistant.';

export const ENGLISH: Readonly<Record<Purpose, ConsentText>> = {
  photos_store: {
    title: 'Keep my photos',
    summary: 'Atelier may keep the photos of yourself that you add, so that you need not add them each time.',
    sections: [
      {
        heading: 'What is done with your photos',
        points: [
          'The photos you add are checked, made smaller, and kept for you. Place and device data inside them are removed.',
          'Nothing else happens with them. Trying on clothes, and showing a picture in a chat, need a consent of their own.',
          'They are not used for advertising or for training, and nobody is recognised in them.',
        ],
      },
      {
        heading: 'Where they are kept',
        points: ['Encrypted, with Atelier only. No third party gets a photo.', 'Only you can open them.'],
      },
      {
        heading: 'For how long',
        points: ['Until you delete them, take this consent back, or close your account.'],
      },
      {
        heading: 'How you take it back, and what happens then',
        points: [
          TAKE_BACK,
          'Then your photos and the pictures made from them are deleted, and no new ones are kept.',
          'Everything else goes on working: search, sizes, budget.',
        ],
      },
    ],
  },
  try_on_render: {
    title: 'Try clothes on in my photos',
    summary: 'Atelier may make pictures that show how clothes could look on you, from a photo you choose.',
    sections: [
      {
        heading: 'What is done with your photos',
        points: [
          'When you ask for a try-on, the photo you choose for it is put together with pictures of the clothes.',
          'For this the outline and pose of your body are worked out in the photo. They are used for this picture and then deleted.',
          'The picture is a likeness made by a machine. It does not promise how something fits.',
        ],
      },
      {
        heading: 'Where it happens',
        points: [
          'On machines of Atelier only. No third party gets a photo.',
          'The finished picture is kept encrypted, like your photos, and only you can open it.',
        ],
      },
      {
        heading: 'For how long',
        points: ['Until you delete the picture or the photo it was made from, or take this consent back.'],
      },
      {
        heading: 'How you take it back, and what happens then',
        points: [
          TAKE_BACK,
          'Then try-ons that are being made are stopped, the finished pictures are deleted, and no new ones are made.',
          'Your photos stay, as long as you allow that they are kept.',
        ],
      },
    ],
  },
  share_with_assistant: {
    title: 'Show my pictures in the chat',
    summary:
      'Atelier may give a picture that you ask for into your chat, where the company behind the assistant gets it.',
    sections: [
      {
        heading: 'What is done with your pictures',
        points: [
          'When you ask to see a photo or a try-on in the chat, that one picture is handed to the assistant you use.',
          'It travels by a link that works once and for a short time. No other picture is handed over.',
        ],
      },
      {
        heading: 'Who gets it',
        points: [
          'The company that runs your assistant, for example OpenAI for ChatGPT. From then on its own rules apply to that picture.',
          'Nobody else. Without this consent no picture leaves Atelier, and you see your pictures on our pages only.',
        ],
      },
      {
        heading: 'For how long',
        points: [
          'Atelier keeps nothing more by doing this. How long the chat keeps the picture, the company behind the assistant decides.',
        ],
      },
      {
        heading: 'How you take it back, and what happens then',
        points: [
          TAKE_BACK,
          'Then no picture goes into a chat any more, and links that were not opened yet no longer work.',
          'What is in a chat already, Atelier cannot fetch back: delete it in the chat.',
        ],
      },
    ],
  },
};
