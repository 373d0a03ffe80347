using Google.Cloud.Firestore;

namespace Blog;

public class PostRepository
{
    private readonly FirestoreDb _db;
    private readonly CollectionReference _posts;

    private Query Published => _posts.WhereEqualTo(Fields.Status, "published");

    public PostRepository(FirestoreDb db)
    {
        _db = db;
        _posts = db.Collection(Collections.Posts);
    }

    public async Task<IReadOnlyList<Post>> LatestAsync(int count, CancellationToken token = default)
    {
        var snapshot = await Published
            .OrderByDescending(Fields.PublishedAt)
            .Limit(count)
            .GetSnapshotAsync(token)
            .ConfigureAwait(false);
        return snapshot.Documents.Select(document => document.ConvertTo<Post>()).ToList();
    }

    public Task<QuerySnapshot> OfAuthorAsync(string authorId, bool includeDrafts)
    {
        Query query = _posts.WhereEqualTo(Fields.AuthorId, authorId);
        if (!includeDrafts)
        {
            query = query.WhereEqualTo("status", "published");
        }
        return query.OrderBy("title").GetSnapshotAsync();
    }

    public async Task<int> SearchAsync(PostFilter filter)
    {
        Query query = _posts;
        if (filter.Status is not null)
        {
            query = query.WhereEqualTo("status", filter.Status);
        }
        if (filter.HasTag)
        {
            query = query.WhereArrayContains("tags", filter.Tag);
        }
        query = filter.Order switch
        {
            PostOrder.Newest => query.OrderByDescending("publishedAt"),
            PostOrder.Oldest => query.OrderBy("publishedAt"),
            PostOrder.Title => query.OrderBy("title"),
            _ => throw new ArgumentOutOfRangeException(nameof(filter)),
        };
        var snapshot = await query.Limit(50).GetSnapshotAsync();
        return snapshot.Count;
    }

    public async IAsyncEnumerable<Post> StreamAsync()
    {
        await foreach (var document in _posts.WhereGreaterThan("views", 1000).StreamAsync())
        {
            yield return document.ConvertTo<Post>();
        }
    }

    public async Task<long> CountAsync(string tag)
    {
        var count = await Published.WhereArrayContains("tags", tag).Count().GetSnapshotAsync();
        return count.Count ?? 0;
    }

    public Task<AggregateQuerySnapshot> StatisticsAsync(string authorId) =>
        _posts
            .WhereEqualTo("authorId", authorId)
            .Aggregate(AggregateField.Count(), AggregateField.Sum("views"), AggregateField.Average("rating"))
            .GetSnapshotAsync();

    public async Task<Post?> BySlugAsync(string slug)
    {
        var found = await _posts.WhereEqualTo("slug", slug).Limit(1).GetSnapshotAsync();
        return found.Documents.FirstOrDefault()?.ConvertTo<Post>();
    }

    public async Task ArchiveAsync(DateTime before)
    {
        var batch = _db.StartBatch();
        QuerySnapshot page;
        do
        {
            page = await _posts.WhereLessThan("publishedAt", before).Limit(500).GetSnapshotAsync();
        } while (page.Count == 500);
    }

    public Task<QuerySnapshot> CommentsAsync(string postId) =>
        _db.Collection(Collections.CommentsOf(postId)).OrderBy("at").GetSnapshotAsync();

    public Task<QuerySnapshot> RepliesAsync(string postId, string commentId) =>
        _posts
            .Document(postId)
            .Collection("comments")
            .Document(commentId)
            .Collection("replies")
            .OrderByDescending("at")
            .LimitToLast(10)
            .GetSnapshotAsync();

    public Task<QuerySnapshot> CommentsOfUserAsync(string userId) =>
        _db.CollectionGroup("comments").WhereEqualTo("userId", userId).OrderByDescending("at").GetSnapshotAsync();

    public Task<QuerySnapshot> ByAuthorNameAsync(string name) =>
        _posts.WhereEqualTo(Fields.Author.Name, name).GetSnapshotAsync();

    public Task<QuerySnapshot> ByIdsAsync(IReadOnlyList<string> ids) =>
        _posts.WhereIn(FieldPath.DocumentId, ids).GetSnapshotAsync();

    public Task<QuerySnapshot> NestedAsync() =>
        _posts.WhereEqualTo(new FieldPath("meta", "a.b"), true).GetSnapshotAsync();

    public Task<QuerySnapshot> ReviewQueueAsync(string? reviewer) =>
        (reviewer == null ? _posts.WhereEqualTo("reviewer", null) : _posts.WhereEqualTo("reviewer", reviewer))
            .OrderBy(nameof(Post.SubmittedAt))
            .GetSnapshotAsync();

    public async Task<List<Post>> PagedAsync(int size)
    {
        var all = new List<Post>();
        Query query = _posts.OrderBy("slug").Limit(size);
        while (true)
        {
            var page = await query.GetSnapshotAsync();
            if (page.Count == 0)
            {
                return all;
            }
            all.AddRange(page.Documents.Select(document => document.ConvertTo<Post>()));
            query = query.StartAfter(page.Documents[page.Count - 1]);
        }
    }

    public Task<QuerySnapshot> TrendingAsync(string period)
    {
        string field;
        switch (period)
        {
            case "day":
                field = "views1";
                break;
            case "week":
            case "month":
                field = "views30";
                break;
            default:
                throw new ArgumentException("unknown period");
        }
        return Published.OrderByDescending(field).Limit(10).GetSnapshotAsync();
    }
}

[FirestoreData]
public class Post
{
    [FirestoreProperty]
    public string Title { get; set; } = "";

    [FirestoreProperty]
    public DateTime SubmittedAt { get; set; }
}
