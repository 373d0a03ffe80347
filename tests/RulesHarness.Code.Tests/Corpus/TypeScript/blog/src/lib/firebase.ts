import { initializeApp, getApps } from 'firebase/app';
import { getFirestore, type Firestore } from 'firebase/firestore';
import { getAuth } from 'firebase/auth';

const config = { apiKey: process.env.NEXT_PUBLIC_KEY!, projectId: 'blog-demo' };
const app = getApps().length ? getApps()[0] : initializeApp(config);

export const db: Firestore = getFirestore(app);
export const auth = getAuth(app);
