/** Version of the model: part of every certificate hash. A test holds it equal to package.json. */
export const ENGINE_VERSION = '0.4.1';
