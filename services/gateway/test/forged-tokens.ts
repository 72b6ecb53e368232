import {
  constants,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  publicEncrypt,
  sign,
} from 'node:crypto';
import { type Facts, signToken, type Stack, type TokenClaims } from '#libs/testing';

const SCOPE = 'catalog:read profile:read';
const KID = 'test-key';
const now = (): number => Math.floor(Date.now() / 1_000);
const encoded = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** Tokens as an attacker would make them, each with its name. `attackerUrl` is a server of the attacker's that offers keys. */
export function forgedTokens(stack: Stack, issuer: Facts['issuer'], attackerUrl: string): [string, () => string][] {
  const strangerJwk = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  const publicKey = createPublicKey({ key: issuer.privateKey, format: 'jwk' });
  const spki = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const pkcs1 = publicKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  const claims = { iss: issuer.url, aud: stack.mcpUrl, sub: 'auth0|victim', scope: SCOPE, exp: now() + 600 };
  const stranger = { url: issuer.url, privateKey: strangerJwk };

  const spoilt = (change: TokenClaims): string => stack.token('u', SCOPE, change);
  const headed = (header: object): string => stack.token('u', SCOPE, {}, { ...header });
  const ofStranger = (header: object): string => signToken(stranger, claims, { ...header });
  const unsigned = (alg: unknown): string => `${encoded({ alg, typ: 'at+jwt', kid: KID })}.${encoded(claims)}`;
  const hmac = (alg: string, hashed: string, secret: string | Buffer): string => {
    const signed = unsigned(alg);
    return `${signed}.${createHmac(hashed, secret).update(signed).digest('base64url')}`;
  };
  const good = (): string => spoilt({});
  const [, , signature = ''] = good().split('.');

  return [
    ...['none', 'None', 'NONE', 'nOnE'].flatMap((alg): [string, () => string][] => [
      [`with alg ${alg} and no signature`, () => `${unsigned(alg)}.`],
      [`with alg ${alg} and the signature of another`, () => `${unsigned(alg)}.${signature}`],
    ]),
    ['with alg none and no second dot', () => unsigned('none')],
    ['with an alg that is a list', () => `${unsigned(['RS256', 'none'])}.${signature}`],
    ['with no alg', () => `${unsigned(undefined)}.${signature}`],
    ['with an alg nobody knows', () => `${unsigned('RS256 ')}.${signature}`],
    ['signed HS256 with the RSA public key', () => hmac('HS256', 'sha256', spki)],
    ['signed HS256 with the RSA public key without its last line end', () => hmac('HS256', 'sha256', spki.trimEnd())],
    ['signed HS256 with the RSA public key in its other form', () => hmac('HS256', 'sha256', pkcs1)],
    ['signed HS512 with the RSA public key', () => hmac('HS512', 'sha512', spki)],
    ['signed HS256 with the key id', () => hmac('HS256', 'sha256', KID)],
    ['signed HS256 with nothing', () => hmac('HS256', 'sha256', '')],
    ['signed by the right key as RS512', () => signedAs(issuer.privateKey, claims, 'RS512', 'RSA-SHA512')],
    ['signed by the right key as PS256', () => signedAs(issuer.privateKey, claims, 'PS256', 'RSA-SHA256')],
    ['signed by a stranger under the right key id', () => ofStranger({})],
    ['with a jwk of its own', () => ofStranger({ jwk: publicOf(strangerJwk) })],
    [
      'with a jwk of its own and its key id',
      () => ofStranger({ kid: 'own', jwk: { ...publicOf(strangerJwk), kid: 'own' } }),
    ],
    ['with a jku of the attacker', () => ofStranger({ kid: 'own', jku: `${attackerUrl}jwks.json` })],
    ['with an x5u of the attacker', () => ofStranger({ kid: 'own', x5u: `${attackerUrl}cert.pem` })],
    ['with an x5c of its own', () => ofStranger({ x5c: [spki.replaceAll(/-----.*-----|\n/g, '')] })],
    ['with an address for a key id', () => ofStranger({ kid: `${attackerUrl}jwks.json` })],
    ['with a path for a key id', () => headed({ kid: '../../../dev/null' })],
    ['with a path for a key id, signed with what is there', () => hmac('HS256', 'sha256', Buffer.alloc(0))],
    ['with a query for a key id', () => headed({ kid: "' UNION SELECT 'x' --" })],
    ['with a null byte in its key id', () => headed({ kid: `${KID}\u0000x` })],
    ['with __proto__ for a key id', () => headed({ kid: '__proto__' })],
    ['of a key nobody published', () => headed({ kid: 'unknown' })],
    ['without a key id', () => headed({ kid: undefined })],
    ['with two key ids', () => headed({ kid: [KID, KID] })],
    ['for another audience', () => spoilt({ aud: 'https://other.example/mcp' })],
    ['for another API of the same issuer', () => spoilt({ aud: `${stack.publicUrl}/admin` })],
    ['for the origin instead of the exact address', () => spoilt({ aud: stack.publicUrl })],
    ['for the address with a slash more', () => spoilt({ aud: `${stack.mcpUrl}/` })],
    ['for an address that begins with ours', () => spoilt({ aud: `${stack.mcpUrl}.evil.example` })],
    ['for the address in capitals', () => spoilt({ aud: stack.mcpUrl.toUpperCase() })],
    ['for several others', () => spoilt({ aud: ['https://other.example/', stack.publicUrl] })],
    ['for a list in a list', () => spoilt({ aud: [[stack.mcpUrl]] as unknown as string[] })],
    ['for no audience', () => spoilt({ aud: undefined })],
    ['for an empty list of audiences', () => spoilt({ aud: [] })],
    ['of another issuer', () => spoilt({ iss: 'https://evil.example/' })],
    ['of an issuer that looks alike', () => spoilt({ iss: issuer.url.replace('127.0.0.1', '127.0.0.1.evil.example') })],
    ['of an issuer that begins like ours', () => spoilt({ iss: `${issuer.url}evil/` })],
    ['of the issuer without its slash', () => spoilt({ iss: issuer.url.replace(/\/$/, '') })],
    ['of the issuer written with an @', () => spoilt({ iss: issuer.url.replace('//', '//evil.example@') })],
    ['of several issuers', () => spoilt({ iss: [issuer.url] as unknown as string })],
    ['without an issuer', () => spoilt({ iss: undefined })],
    ['that has expired', () => spoilt({ exp: now() - 60 })],
    ['that never expires', () => spoilt({ exp: undefined })],
    ['whose expiry is text', () => spoilt({ exp: String(now() + 600) })],
    ['whose expiry is null', () => spoilt({ exp: null })],
    ['that is not valid yet', () => spoilt({ nbf: now() + 600 })],
    ['whose begin is text', () => spoilt({ nbf: String(now() - 600) })],
    ['issued in the future', () => spoilt({ iat: now() + 600 })],
    ['issued at a text', () => spoilt({ iat: String(now()) })],
    ['without a subject', () => spoilt({ sub: undefined })],
    ['that is an ID token by its type', () => headed({ typ: 'id+jwt' })],
    [
      'that is an ID token: its audience is the client',
      () => stack.token('u', SCOPE, { aud: 'a-client' }, { typ: 'JWT' }),
    ],
    ['of the type of a logout token', () => headed({ typ: 'logout+jwt' })],
    ['with a critical extension', () => headed({ crit: ['exp'] })],
    ['with an unencoded payload', () => headed({ b64: false, crit: ['b64'] })],
    ['that is encrypted (JWE)', () => encrypted(issuer.privateKey, claims)],
    ['whose payload was changed', () => good().replace(/\.[^.]*\./, `.${encoded({ ...claims, sub: 'auth0|other' })}.`)],
    ['whose header was changed', () => good().replace(/^[^.]*/, encoded({ alg: 'RS256', typ: 'JWT', kid: KID }))],
    ['whose signature was taken off', () => good().replace(/[^.]*$/, '')],
    ['whose signature is that of another', () => spoilt({ jti: 'b' }).replace(/[^.]*$/, signature)],
    ['whose signature is spelt otherwise', () => good().replace(/.$/, otherSpelling)],
    ['whose claims come twice', () => twice(issuer, claims)],
    ['cut short', () => good().slice(0, -4)],
    ['with a second signature behind it', () => `${good()}.x`],
    ['with its parts turned round', () => good().split('.').reverse().join('.')],
    ['in the form of JSON', () => JSON.stringify({ payload: encoded(claims), signatures: [] })],
    ['that is no token', () => 'hello'],
    ['that is only dots', () => '..'],
    ['longer than any token', () => `${'x'.repeat(9_000)}.y.z`],
  ];
}

function publicOf({ kty, n, e }: JsonWebKey): JsonWebKey {
  return { kty, n, e };
}

function signedAs(key: JsonWebKey, claims: object, alg: string, hashed: string): string {
  const signed = `${encoded({ alg, typ: 'at+jwt', kid: KID })}.${encoded(claims)}`;
  const padding = alg.startsWith('PS') ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : {};
  const signature = sign(hashed, Buffer.from(signed), { key: createPrivateKey({ key, format: 'jwk' }), ...padding });
  return `${signed}.${signature.toString('base64url')}`;
}

/** The last character of a 2,048 bit signature carries four bits that a decoder ignores. */
function otherSpelling(last: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return alphabet[alphabet.indexOf(last) ^ 1] ?? '';
}

/** Signed by nobody: two payloads, of which a reader may take either. */
function twice(issuer: Facts['issuer'], claims: TokenClaims): string {
  const [head, , signature] = signToken(issuer, claims).split('.');
  const text = JSON.stringify(claims);
  return [head, Buffer.from(`${text.slice(0, -1)},${text.slice(1)}`).toString('base64url'), signature].join('.');
}

/** Anybody can encrypt to a public key: nothing says who did. */
function encrypted(key: JsonWebKey, claims: object): string {
  const contentKey = publicEncrypt(
    { key: createPublicKey({ key, format: 'jwk' }), padding: constants.RSA_PKCS1_OAEP_PADDING },
    Buffer.alloc(32, 1),
  );
  const head = encoded({ alg: 'RSA-OAEP', enc: 'A256GCM', typ: 'at+jwt', kid: KID });
  return [head, contentKey.toString('base64url'), 'AAAAAAAAAAAAAAAA', encoded(claims), 'AAAAAAAAAAAAAAAAAAAAAA'].join(
    '.',
  );
}
