import { mount } from 'svelte';
import App from './App.svelte';
import { sayBlocked, startApp } from './app.svelte';
import { followLinks } from './router';
import { readShift } from './screens/patrol/shift.svelte';
import './theme.css';

const target = document.getElementById('app')!;
followLinks(target);
// The patrol that goes on is read meanwhile, so that the first thing painted is its button.
await Promise.all([startApp(), readShift().catch(sayBlocked)]);
mount(App, { target });
// Nobody waits for the worker.
void import('./worker').then(({ registerWorker }) => registerWorker());
