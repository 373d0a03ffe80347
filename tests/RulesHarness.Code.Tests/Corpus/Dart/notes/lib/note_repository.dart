import 'package:cloud_firestore/cloud_firestore.dart';
import 'constants.dart';
import 'models/note.dart';

abstract class BaseRepository<T> {
  BaseRepository(this.firestore);

  final FirebaseFirestore firestore;

  String get path;

  CollectionReference<Map<String, dynamic>> get collection => firestore.collection(path);

  Stream<List<Map<String, dynamic>>> watchAll() => collection.snapshots().map((s) => s.docs.map((d) => d.data()).toList()); //= notes
  //= labels

  Future<int> countWhere(String field, Object value) async {
    final result = await collection.where(field, isEqualTo: value).count().get(); //= notes where archived == true count()
    //= labels where owner == ? count()
    return result.count ?? 0;
  }
}

class NoteRepository extends BaseRepository<Note> {
  NoteRepository({FirebaseFirestore? firestore}) : super(firestore ?? FirebaseFirestore.instance);

  @override
  String get path => Collections.notes;

  CollectionReference<Note> get _notes => firestore.collection(Collections.notes).withConverter<Note>(
        fromFirestore: (snapshot, _) => Note.fromJson(snapshot.data()!),
        toFirestore: (note, _) => note.toJson(),
      );

  Stream<List<Note>> watchMine(String uid) {
    return _notes
        .where('ownerId', isEqualTo: uid)
        .where('archived', isEqualTo: false)
        .orderBy('updatedAt', descending: true)
        .snapshots() //= notes where ownerId == ? and archived == false order by updatedAt desc
        .map((snapshot) => snapshot.docs.map((doc) => doc.data()).toList());
  }

  Future<List<Note>> search({
    required String uid,
    String? label,
    bool? pinned,
    DateTime? since,
    NoteSort sort = NoteSort.newest,
  }) async {
    Query<Note> query = _notes.where('ownerId', isEqualTo: uid);

    if (label != null) {
      query = query.where('labels', arrayContains: label);
    }
    if (pinned != null) query = query.where('pinned', isEqualTo: pinned);

    switch (sort) {
      case NoteSort.newest:
        query = query.orderBy('createdAt', descending: true);
        break;
      case NoteSort.oldest:
        query = query.orderBy('createdAt');
        break;
      case NoteSort.title:
        query = query.orderBy('title');
        break;
    }

    final snapshot = await query.limit(kPageSize).get(); //= notes where ownerId == ? order by createdAt desc limit 15
    //= notes where ownerId == ? order by createdAt limit 15
    //= notes where ownerId == ? order by title limit 15
    //= notes where ownerId == ? and labels has ? order by createdAt desc limit 15
    //= notes where ownerId == ? and labels has ? order by createdAt limit 15
    //= notes where ownerId == ? and labels has ? order by title limit 15
    //= notes where ownerId == ? and pinned == ? order by createdAt desc limit 15
    //= notes where ownerId == ? and pinned == ? order by createdAt limit 15
    //= notes where ownerId == ? and pinned == ? order by title limit 15
    //= notes where ownerId == ? and labels has ? and pinned == ? order by createdAt desc limit 15
    //= notes where ownerId == ? and labels has ? and pinned == ? order by createdAt limit 15
    //= notes where ownerId == ? and labels has ? and pinned == ? order by title limit 15
    return snapshot.docs.map((d) => d.data()).toList();
  }

  Future<List<Note>> page(String uid, {DocumentSnapshot<Note>? after}) async {
    var query = _notes.where('ownerId', isEqualTo: uid).orderBy('createdAt', descending: true).limit(kPageSize);
    if (after != null) {
      query = query.startAfterDocument(after);
    }
    final snapshot = await query.get(); //= notes where ownerId == ? order by createdAt desc limit 15
    //= notes where ownerId == ? order by createdAt desc, __name__ desc start after limit 15
    return snapshot.docs.map((doc) => doc.data()).toList();
  }

  Future<Note?> byId(String id) async => (await _notes.doc(id).get()).data();

  Future<List<Note>> sharedWith(String uid, List<String> groups) async {
    final snapshot = await _notes
        .where(Filter.or(
          Filter('sharedWith', arrayContains: uid),
          Filter.and(Filter('public', isEqualTo: true), Filter('group', whereIn: groups)),
        ))
        .get(); //= notes where (sharedWith has ? or public == true and group in […])
    return snapshot.docs.map((e) => e.data()).toList();
  }

  Future<int> archivedCount() => countWhere('archived', true);

  Future<void> deleteOld(String uid) async {
    final batch = firestore.batch();
    final old = await firestore
        .collection(Collections.notes)
        .where('ownerId', isEqualTo: uid)
        .where('updatedAt', isLessThan: DateTime.now().subtract(const Duration(days: 365)), isGreaterThan: DateTime(2000))
        .get(); //= notes where ownerId == ? and updatedAt < ? and updatedAt > ?
    for (final doc in old.docs) {
      batch.delete(doc.reference);
    }
    await batch.commit();
  }

  Stream<QuerySnapshot<Map<String, dynamic>>> history(String noteId) =>
      firestore.collection('${Collections.notes}/$noteId/history').orderBy('at', descending: true).limitToLast(5).snapshots(); //= notes/{}/history order by at desc limit to last 5
}

class LabelRepository extends BaseRepository<Map<String, dynamic>> {
  LabelRepository(super.firestore);

  @override
  String get path => 'labels';

  Future<int> mine(String uid) => countWhere('owner', uid);
}

final labelRepository = LabelRepository(FirebaseFirestore.instance);
