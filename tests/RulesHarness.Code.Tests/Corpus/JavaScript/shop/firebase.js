import firebase from 'firebase/compat/app';
import 'firebase/compat/firestore';

firebase.initializeApp({ projectId: 'shop' });

export const firestore = firebase.firestore();
export const auth = firebase.auth();
export default firebase;
