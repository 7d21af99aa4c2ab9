import { render } from 'preact';
import { App } from './app.tsx';

const page = document.getElementById('page');
if (!page) throw new Error('index.html: no element with id page');
render(<App />, page);
