using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Execution;

/// <summary>
/// The documents that the conditions of a request look up, and their limit
/// (https://firebase.google.com/docs/firestore/security/rules-conditions#access_calls). A document counts once, before
/// the request and after it. If only its existence was tested, it counts again when its fields are read. The document
/// of the request itself is free, and so are all that the same commit writes, as they are after it.
/// </summary>
internal sealed class DocumentAccessCalls(
    IDocumentLookup documents,
    string database,
    string? free,
    int limit,
    SharedLookUps? shared
)
{
    // Most requests look nothing up.
    private SharedLookUps? _known = shared;
    private int _counted;

    /// <summary>Returns true if nothing is looked up yet: the result of a look-up is unknown.</summary>
    public bool IsDeferred { get; set; }

    /// <summary>Whether something was to be looked up meanwhile.</summary>
    public bool WasAsked { get; set; }

    /// <summary>Whether other requests of the same call know what is looked up here.</summary>
    public bool IsShared { get; } = shared is not null;

    public static DocumentAccessCalls For(
        RulesRequest request,
        IDocumentLookup documents,
        SharedLookUps? shared = null
    ) =>
        request.Method == RulesMethod.List
            ? new DocumentAccessCalls(documents, request.Database, null, limit: 20, shared)
            : new DocumentAccessCalls(documents, request.Database, request.Path, limit: 10, shared);

    public RulesValue Find(LookUp lookUp, RulesPath path, SourceSpan place)
    {
        if (Relative(path) is not { } relative)
        {
            return Failure(lookUp, path, place, LookUpProblem.NotDocument);
        }

        WasAsked = true;
        if (IsDeferred)
        {
            return RulesValue.Unknown(place);
        }

        var isQuestion = lookUp is LookUp.Exists or LookUp.ExistsAfter;
        var isAfter = lookUp is LookUp.GetAfter or LookUp.ExistsAfter;
        var isFree = relative == free || (isAfter && documents.IsWritten(relative));
        if (!isFree && !Count(relative, isQuestion))
        {
            return Failure(lookUp, path, place, LookUpProblem.Limit);
        }

        var data = isAfter ? documents.GetAfter(relative) : documents.Get(relative);
        if (isQuestion)
        {
            return RulesValue.From(data is not null);
        }

        if (data is { } fields)
        {
            return RulesValue.From(RequestVariables.OfDocument(fields, path.Plain));
        }

        // The document that the request is about is null where it is missing, and so is one that the request deletes;
        // another one is a failure.
        var isNull = relative == free || (lookUp == LookUp.GetAfter && documents.IsDeleted(relative));
        return isNull ? RulesValue.Null : Failure(lookUp, path, place, LookUpProblem.Missing);
    }

    /// <summary><c>resource</c> of a query that selects one document by its name.</summary>
    public RulesValue FindAsked(RulesPath path)
    {
        WasAsked |= IsDeferred;
        if (IsDeferred)
        {
            return RulesValue.Unknown();
        }

        return Relative(path) is { } relative && documents.Get(relative) is { } data
            ? RulesValue.From(RequestVariables.OfDocument(data, path))
            : RulesValue.Undefined(EvaluationErrors.NoResource);
    }

    private static RulesValue Failure(LookUp lookUp, RulesPath path, SourceSpan place, LookUpProblem problem)
    {
        var function = LookUps.NameOf(lookUp);
        var error = new EvaluationError(
            ServiceFailure.Message(function, path),
            place,
            isLimit: problem == LookUpProblem.Limit,
            new FailedLookUp(function, path.Segments, problem)
        );
        return RulesValue.From(error);
    }

    private bool Count(string path, bool isQuestion)
    {
        _known ??= new SharedLookUps();
        if (_known.Knows(path, isQuestion))
        {
            return true;
        }

        if (_counted == limit || !_known.TryAdd(path, isQuestion))
        {
            return false;
        }

        _counted++;
        return true;
    }

    /// <summary>
    /// The path below the root of this database; null of a path that leads elsewhere, or to no document.
    /// </summary>
    private string? Relative(RulesPath path)
    {
        var segments = path.Segments;
        if (
            segments.Length < 5
            || segments.Length % 2 == 0
            || segments[0] != "databases"
            || segments[1] != database
            || segments[2] != "documents"
        )
        {
            return null;
        }

        var below = segments.AsSpan()[3..];
        return below.Contains(string.Empty) ? null : string.Join('/', below);
    }
}
