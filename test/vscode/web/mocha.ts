// The build for browsers, which puts itself into the global scope.
import 'mocha/mocha.js';

export default (globalThis as unknown as { Mocha: unknown }).Mocha;
