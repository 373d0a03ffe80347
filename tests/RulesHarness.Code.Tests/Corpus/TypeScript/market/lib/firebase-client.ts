import { getApp, getApps, initializeApp } from 'firebase/app';
import { getFirestore, initializeFirestore, persistentLocalCache } from 'firebase/firestore';
const firebaseConfig = { projectId: process.env.NEXT_PUBLIC_PROJECT };
const app = getApps().length ? getApp() : initializeApp(firebaseConfig);
export const db = typeof window === 'undefined' ? getFirestore(app) : initializeFirestore(app, { localCache: persistentLocalCache() });
