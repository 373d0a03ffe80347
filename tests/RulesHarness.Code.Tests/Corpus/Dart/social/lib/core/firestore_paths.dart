abstract final class FirestorePaths {
  static const users = 'users';
  static const posts = 'posts';
  static String followers(String uid) => '$users/$uid/followers';
  static String post(String id) => '$posts/$id';
  static String comments(String postId) => '${post(postId)}/comments';
}

enum FeedSort {
  latest('createdAt', true),
  oldest('createdAt', false),
  popular('likesCount', true);

  const FeedSort(this.field, this.descending);
  final String field;
  final bool descending;
}

extension QueryX<T> on Query<T> {
  Query<T> sortedBy(FeedSort sort) => orderBy(sort.field, descending: sort.descending);
  Query<T> page(DocumentSnapshot? last, [int size = 15]) => (last == null ? this : startAfterDocument(last)).limit(size);
  Query<T> whereIf(bool condition, Query<T> Function(Query<T> q) apply) => condition ? apply(this) : this;
}

typedef Json = Map<String, dynamic>;
