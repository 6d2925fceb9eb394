import { mount } from 'svelte';
import App from './App.svelte';
import { startApp } from './app.svelte';
import { followLinks } from './router';
import { readShift } from './screens/patrol/shift.svelte';
import { registerWorker } from './worker';
import './theme.css';

const target = document.getElementById('app')!;
followLinks(target);
// The patrol that goes on is read meanwhile, so that the first thing painted is its button.
await Promise.all([startApp(), readShift()]);
mount(App, { target });
registerWorker();
