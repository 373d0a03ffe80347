import firebase from 'firebase/app';
import 'firebase/firestore';
import 'firebase/auth';

firebase.initializeApp({ projectId: 'blog' });
const projectFirestore = firebase.firestore();
const timestamp = firebase.firestore.FieldValue.serverTimestamp;
if (window.location.hostname === 'localhost') projectFirestore.useEmulator('localhost', 8080);
export { projectFirestore, timestamp };
export default firebase;
