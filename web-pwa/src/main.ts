import { mount } from 'svelte';
import App from './App.svelte';
import { sayBlocked, startApp } from './app.svelte';
import { followLinks } from './router';
import { readShift } from './screens/patrol/shift.svelte';
import './theme.css';

const target = document.getElementById('app')!;

/** Mounts what the phone knows. Not awaited at the top: parts that load meanwhile wait for this file to be done. */
async function start(): Promise<void> {
  followLinks(target);
  // The patrol that goes on is read meanwhile, so that the first thing painted is its button.
  await Promise.all([startApp(), readShift().catch(sayBlocked)]);
  mount(App, { target });
  // Nobody waits for the worker.
  const { registerWorker } = await import('./worker');
  registerWorker();
}

void start();
