const path = 'schemas/minutes.schema.json';

/** Writes the JSON schema of `.minutes.json`, which is made from the declaration that reads the file. */
export const configSchema = {
  async files({ core }) {
    const { configSchema, known } = await core();
    return [{ path, text: `${JSON.stringify(configSchema(known), undefined, 2)}\n` }];
  },
};
