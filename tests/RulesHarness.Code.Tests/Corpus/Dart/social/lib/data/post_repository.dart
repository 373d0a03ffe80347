import 'package:cloud_firestore/cloud_firestore.dart';
import 'package:flutter_riverpod/flutter_riverpod.dart';
import 'base_repository.dart';
import '../core/firestore_paths.dart';

class Post {
  Post(this.id, this.title);
  final String id;
  final String title;
}

class PostRepository extends FirestoreRepository<Post> {
  PostRepository({super.firestore});

  @override
  String get path => FirestorePaths.posts;

  @override
  Post fromJson(Map<String, dynamic> json, String id) => Post(id, json['title'] as String);

  @override
  Map<String, dynamic> toJson(Post value) => {'title': value.title};

  Stream<List<Post>> ofAuthor(String uid) => watchAll(
        queryBuilder: (query) => query.where('authorId', isEqualTo: uid).orderBy('createdAt', descending: true),
      );

  Stream<List<Post>> tagged(String tag) => watchAll(queryBuilder: (q) => q.where('tags', arrayContains: tag).limit(30));

  Future<List<Post>> feed({required FeedSort sort, DocumentSnapshot? after, Set<String>? tags}) async {
    final snapshot = await collection
        .whereIf(tags != null && tags.isNotEmpty, (q) => q.where('tags', arrayContainsAny: tags!.toList()))
        .sortedBy(sort)
        .page(after)
        .get(); //= posts order by createdAt limit 15
    //= posts order by createdAt desc limit 15
    //= posts order by likesCount desc limit 15
    //= posts order by createdAt, __name__ start after limit 15
    //= posts order by createdAt desc, __name__ desc start after limit 15
    //= posts order by likesCount desc, __name__ desc start after limit 15
    //= posts where tags has any […] order by createdAt limit 15
    //= posts where tags has any […] order by createdAt desc limit 15
    //= posts where tags has any […] order by likesCount desc limit 15
    //= posts where tags has any […] order by createdAt, __name__ start after limit 15
    //= posts where tags has any […] order by createdAt desc, __name__ desc start after limit 15
    //= posts where tags has any […] order by likesCount desc, __name__ desc start after limit 15
    return [for (final doc in snapshot.docs) doc.data()];
  }

  Query<Post> drafts(String uid) => collection.where(
        Filter.and(
          Filter('authorId', isEqualTo: uid),
          Filter.or(Filter('state', isEqualTo: 'draft'), Filter('publishAt', isNull: true)),
        ),
      );

  Future<void> like(String id, String uid) => _firestore.runTransaction((tx) async {
        final likes = await _firestore.collection('likes').where('postId', isEqualTo: id).where('uid', isEqualTo: uid).get(); //= likes where postId == ? and uid == ?
        if (likes.docs.isEmpty) tx.set(_firestore.collection('likes').doc(), {'postId': id});
      });

  Stream<QuerySnapshot<Json>> comments(String postId, {bool onlyRoot = false}) {
    var q = _firestore.collection(FirestorePaths.comments(postId)).orderBy('createdAt');
    if (onlyRoot) q = q.where('parentId', isNull: true);
    return q.snapshots(includeMetadataChanges: true); //= posts/{}/comments order by createdAt
    //= posts/{}/comments where parentId == null order by createdAt
  }
}

class ProfileRepository extends FirestoreRepository<Json> {
  @override
  String get path => 'profiles';
  @override
  Json fromJson(Json json, String id) => json;
  @override
  Json toJson(Json value) => value;
}

final firestoreProvider = Provider<FirebaseFirestore>((ref) => FirebaseFirestore.instance);
final postRepositoryProvider = Provider((ref) => PostRepository(firestore: ref.watch(firestoreProvider)));
final profileRepositoryProvider = Provider((_) => ProfileRepository());

final myPostsProvider = StreamProvider.autoDispose.family<List<Post>, String>((ref, uid) {
  return ref.watch(postRepositoryProvider).ofAuthor(uid);
});

final allProfilesProvider = StreamProvider((ref) => ref.watch(profileRepositoryProvider).watchAll());

final draftsProvider = FutureProvider.family<List<Post>, String>((ref, uid) async {
  final repo = ref.read(postRepositoryProvider);
  final snap = await repo.drafts(uid).get(); //= posts where authorId == ? and (state == "draft" or publishAt == null)
  return snap.docs.map((d) => d.data()).toList();
});

final followersProvider = StreamProvider.family<int, String>((ref, uid) {
  final db = ref.watch(firestoreProvider);
  return db.collection(FirestorePaths.followers(uid)).where('muted', isEqualTo: false).snapshots().map((s) => s.size); //= users/{}/followers where muted == false
});
