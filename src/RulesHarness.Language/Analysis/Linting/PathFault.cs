namespace RulesHarness.Language.Analysis.Linting;

/// <summary>What is wrong with the path of a match block.</summary>
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
        $"{Never}: its path is that of the database itself",
        "move the statements into blocks for the documents that they are for, such as `match /users/{userId}`",
        IsOfAllInside: false
    );

    public static readonly PathFault RootTwice = new(
        $"{Never}: `{Root}` is already part of the path",
        "leave it out here: paths go on from the block around",
        IsOfAllInside: true
    );

    public static readonly PathFault CollectionOfDatabases = new(
        "this block matches documents of a collection `databases` alone",
        "leave out the beginning of the path: paths go on from the block around",
        IsOfAllInside: true
    );

    public static PathFault Collection(string path) =>
        new(
            $"{Never}: its path is that of a collection, not of its documents",
            $"write `{path}/{{id}}` for its documents",
            IsOfAllInside: false
        );

    public static PathFault OneId(string id) =>
        new(
            $"this block matches documents whose id is `{id}` alone, and no list",
            $"write `/{{path=**}}/{id}/{{id}}` where the collections of that name were meant",
            IsOfAllInside: false
        );

    public static PathFault OtherDatabase(string database) =>
        new(
            $"this block matches documents of a database `{database}` alone",
            "write `(default)` for the default database, or `{database}` for any",
            IsOfAllInside: true
        );
}
