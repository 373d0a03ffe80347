namespace Blog;

public static class Collections
{
    public const string Posts = "posts";
    public const string Users = "users";
    public static readonly string Tags = "tags";

    public static string CommentsOf(string postId) => $"{Posts}/{postId}/comments";

    public static string Bookmarks(string userId) => Users + "/" + userId + "/bookmarks";
}

public static class Fields
{
    public const string Status = "status";
    public const string AuthorId = "authorId";
    public const string PublishedAt = "publishedAt";

    public static class Author
    {
        public const string Name = "author.name";
    }
}

public enum PostOrder
{
    Newest,
    Oldest,
    Title,
}

public record PostFilter(
    string? Status = null,
    string? Tag = null,
    string? AuthorId = null,
    PostOrder Order = PostOrder.Newest
)
{
    public bool HasTag => !string.IsNullOrWhiteSpace(Tag);
}
