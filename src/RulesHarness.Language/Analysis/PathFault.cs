namespace RulesHarness.Language.Analysis;

/// <summary>A mistake in the path of a match block.</summary>
/// <param name="Text">What it is, in one sentence.</param>
/// <param name="Help">What to write instead.</param>
/// <param name="IsOfAllInside">Whether the blocks in it have the same fault.</param>
internal sealed record PathFault(string Text, string Help, bool IsOfAllInside)
{
    private const string Never = "this block never matches a document";
    private const string Root = "/databases/{database}/documents";

    public static readonly PathFault OutsideOfDocuments = new(
        $"{Never}: its path does not begin with `{Root}`",
        $"put the block inside `match {Root} {{ ... }}`",
        IsOfAllInside: true
    );

    public static readonly PathFault BeforeDocuments = new(
        $"{Never}: its path ends before `{Root}` does",
        $"match documents inside `match {Root} {{ ... }}`",
        IsOfAllInside: false
    );

    public static readonly PathFault AtDocuments = new(
        $"{Never}: its path names the database itself",
        "move the statements into blocks that match documents, such as `match /users/{userId}`",
        IsOfAllInside: false
    );

    public static readonly PathFault RootTwice = new(
        $"{Never}: `{Root}` is already part of the path",
        "remove it here: a path continues that of the enclosing block",
        IsOfAllInside: true
    );

    public static readonly PathFault CollectionOfDatabases = new(
        "this block matches only documents of a collection named `databases`",
        "remove the beginning of the path: a path continues that of the enclosing block",
        IsOfAllInside: true
    );

    public static PathFault Collection(string path) =>
        new(
            $"{Never}: its path names a collection, not its documents",
            $"write `{path}/{{id}}` for its documents",
            IsOfAllInside: false
        );

    public static PathFault OneId(string id) =>
        new(
            $"this block matches only documents whose id is `{id}`, and no list",
            $"write `/{{path=**}}/{id}/{{id}}` to match the collections of that name",
            IsOfAllInside: false
        );

    public static PathFault OtherDatabase(string database) =>
        new(
            $"this block matches only documents of a database named `{database}`",
            "write `(default)` for the default database, or `{database}` for any",
            IsOfAllInside: true
        );
}
