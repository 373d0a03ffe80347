using System.Collections.Immutable;

namespace RulesHarness.Language.Exploration;

/// <summary>The part of a scenario that an expression reads.</summary>
internal enum TermKind
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
internal sealed record Term(TermKind Kind, string Path, ImmutableArray<string> Fields, int Segment = -1)
{
    public static Term Of(TermKind kind) => new(kind, "", []);

    /// <summary>The term of a member of the value at this term; null where that can't be set.</summary>
    public Term? Member(string name) =>
        (Kind, name) switch
        {
            (TermKind.Request, "auth") => Of(TermKind.Auth),
            (TermKind.Request, "time") => Of(TermKind.Time),
            (TermKind.Request, "query") => Of(TermKind.Query),
            (TermKind.Request, "resource") => Of(TermKind.WrittenDocument),
            (TermKind.Query, "limit") => Of(TermKind.Limit),
            (TermKind.Auth, "uid") => Of(TermKind.Uid),
            (TermKind.Auth, "token") => Of(TermKind.Token),
            (TermKind.StoredDocument, "data") => Of(TermKind.StoredFields),
            (TermKind.WrittenDocument, "data") => Of(TermKind.WrittenFields),
            (TermKind.Document, "data") => this with { Kind = TermKind.DocumentFields },
            (TermKind.DocumentAfter, "data") => this with { Kind = TermKind.DocumentAfterFields },
            (
                TermKind.Token
                    or TermKind.StoredFields
                    or TermKind.WrittenFields
                    or TermKind.DocumentFields
                    or TermKind.DocumentAfterFields,
                _
            ) => this with
            {
                Fields = Fields.Add(name),
            },
            _ => null,
        };
}
