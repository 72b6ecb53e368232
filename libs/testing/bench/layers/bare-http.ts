import { createServer } from 'node:http';

/** The floor: Node's own HTTP server, reading a body and answering with as many bytes as the product does. */
const answer = Buffer.from(process.env['BENCH_ANSWER'] ?? '{}');
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length }).end(answer);
  });
});
server.listen(Number(process.env['BENCH_PORT']), '127.0.0.1');
