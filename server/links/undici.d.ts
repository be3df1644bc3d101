export { Agent, buildConnector, EnvHttpProxyAgent } from 'undici';
