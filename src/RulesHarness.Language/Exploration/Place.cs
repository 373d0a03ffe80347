using System.Collections.Immutable;

namespace RulesHarness.Language.Exploration;

/// <summary>The part of a scenario that an expression reads.</summary>
internal enum PlaceKind
{
    /// <summary><c>request</c>.</summary>
    Request,

    /// <summary><c>request.auth</c>.</summary>
    Auth,

    /// <summary><c>request.auth.uid</c>.</summary>
    Uid,

    /// <summary><c>request.auth.token</c>, or a claim.</summary>
    Token,

    /// <summary><c>request.time</c>.</summary>
    Time,

    /// <summary><c>request.query</c>.</summary>
    Query,

    /// <summary><c>request.query.limit</c>.</summary>
    Limit,

    /// <summary>A wildcard of the match path.</summary>
    Capture,

    /// <summary><c>resource</c>.</summary>
    StoredDocument,

    /// <summary><c>resource.data</c>, or a field.</summary>
    StoredFields,

    /// <summary><c>request.resource</c>.</summary>
    WrittenDocument,

    /// <summary><c>request.resource.data</c>, or a field.</summary>
    WrittenFields,

    /// <summary><c>get(path)</c>.</summary>
    Document,

    /// <summary><c>get(path).data</c>, or a field.</summary>
    DocumentFields,

    /// <summary><c>getAfter(path)</c>.</summary>
    DocumentAfter,

    /// <summary><c>getAfter(path).data</c>, or a field.</summary>
    DocumentAfterFields,
}

/// <summary>A part of a scenario that can be set.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Path">The path below the root of a document that is looked up; empty for all else.</param>
/// <param name="Fields">The field or claim, in segments; empty for the whole map.</param>
/// <param name="Segment">The segment of the match path that a capture is.</param>
internal sealed record Place(PlaceKind Kind, string Path, ImmutableArray<string> Fields, int Segment = -1)
{
    public static Place Of(PlaceKind kind) => new(kind, "", []);

    /// <summary>The place of a member of the value at this place; null where that can't be set.</summary>
    public Place? Member(string name) => (Kind, name) switch
    {
        (PlaceKind.Request, "auth") => Of(PlaceKind.Auth),
        (PlaceKind.Request, "time") => Of(PlaceKind.Time),
        (PlaceKind.Request, "query") => Of(PlaceKind.Query),
        (PlaceKind.Request, "resource") => Of(PlaceKind.WrittenDocument),
        (PlaceKind.Query, "limit") => Of(PlaceKind.Limit),
        (PlaceKind.Auth, "uid") => Of(PlaceKind.Uid),
        (PlaceKind.Auth, "token") => Of(PlaceKind.Token),
        (PlaceKind.StoredDocument, "data") => Of(PlaceKind.StoredFields),
        (PlaceKind.WrittenDocument, "data") => Of(PlaceKind.WrittenFields),
        (PlaceKind.Document, "data") => this with { Kind = PlaceKind.DocumentFields },
        (PlaceKind.DocumentAfter, "data") => this with { Kind = PlaceKind.DocumentAfterFields },
        (PlaceKind.Token or PlaceKind.StoredFields or PlaceKind.WrittenFields or PlaceKind.DocumentFields or PlaceKind.DocumentAfterFields, _) =>
            this with { Fields = Fields.Add(name) },
        _ => null,
    };
}
