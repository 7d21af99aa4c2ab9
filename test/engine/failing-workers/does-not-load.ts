/** A worker of which a part cannot be loaded. */
throw new Error('this module does not load');
