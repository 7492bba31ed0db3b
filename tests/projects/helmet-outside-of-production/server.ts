import { createApp, createSecuredApp, createSwitchedApp } from './app';

createApp().listen(3000);
createSecuredApp().listen(3001);
createSwitchedApp().listen(3002);
