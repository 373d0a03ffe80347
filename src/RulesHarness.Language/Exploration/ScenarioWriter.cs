using System.Collections.Frozen;
using System.Collections.Immutable;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Exploration;

/// <summary>Sets one term of a scenario.</summary>
internal static class ScenarioWriter
{
    /// <summary>The uid of a caller who needs no particular one.</summary>
    public const string SomeUid = "caller";

    private static readonly FrozenSet<string> StandardClaims =
    [
        "email",
        "email_verified",
        "phone_number",
        "name",
        "sub",
        "user_id",
        "iss",
        "aud",
        "iat",
        "exp",
        "auth_time",
        "firebase",
    ];

    private static readonly RulesValue NoFields = RulesValue.From(RulesMap.Empty);

    /// <summary>
    /// The scenarios with a value at a term, or without any where <paramref name="value"/> is null: of an update the
    /// one in which the write makes it so, and the one in which it was so before.
    /// </summary>
    public static IEnumerable<Scenario> Proposals(Scenario scenario, Term term, RulesValue? value)
    {
        if (Set(scenario, term, value) is not { } changed)
        {
            return [];
        }

        if (
            term.Kind == TermKind.WrittenFields
            && scenario.Request.Method == RulesMethod.Update
            && Set(changed, term with { Kind = TermKind.StoredFields }, value) is { } unchanged
        )
        {
            return [changed, unchanged];
        }

        return [changed];
    }

    /// <summary>
    /// The scenario with a value at a term, or without any where <paramref name="value"/> is null; null where that
    /// can't be.
    /// </summary>
    public static Scenario? Set(Scenario scenario, Term term, RulesValue? value)
    {
        var request = scenario.Request;
        return term.Kind switch
        {
            TermKind.Auth => With(
                scenario,
                request with
                {
                    Token = IsNothing(value) ? null : request.Token ?? TokenOf(SomeUid),
                }
            ),
            TermKind.Uid => SetUid(scenario, value),
            TermKind.Token => SetClaim(scenario, term.Fields, value),
            TermKind.Time => SetTime(scenario, value),
            TermKind.Limit => SetLimit(scenario, value),
            TermKind.Capture => SetCapture(scenario, term.Segment, value),
            TermKind.StoredDocument => SetStoredDocument(scenario, value),
            TermKind.StoredFields => SetStoredFields(scenario, term.Fields, value),
            TermKind.WrittenFields
                when request.NewData is { } written && MapWriter.Set(written, term.Fields, value) is { } changed =>
                With(scenario, request with { NewData = changed }),
            TermKind.Document when IsNothing(value) => scenario with
            {
                Documents = scenario.Documents.Remove(term.Path),
                DocumentsDeleted = scenario.DocumentsDeleted.Remove(term.Path),
            },
            TermKind.Document or TermKind.DocumentFields => scenario with
            {
                Documents = SetFields(scenario.Documents, term, value),
            },
            TermKind.DocumentAfter when IsNothing(value) => WithoutAfter(scenario, term.Path),
            TermKind.DocumentAfter or TermKind.DocumentAfterFields when IsWrite(request) => scenario with
            {
                DocumentsAfter = SetFields(Updated(scenario, term.Path), term, value),
                DocumentsDeleted = scenario.DocumentsDeleted.Remove(term.Path),
            },
            _ => null,
        };
    }

    /// <summary>The token of a caller.</summary>
    public static RulesValue TokenOf(string uid) =>
        RulesValue.FromMap(new Dictionary<string, RulesValue> { ["sub"] = RulesValue.From(uid) });

    /// <summary>Returns true for a claim that Firebase Authentication itself puts into a token.</summary>
    public static bool IsStandardClaim(string name) => StandardClaims.Contains(name);

    // A document that is there before the commit must be deleted by it.
    private static Scenario WithoutAfter(Scenario scenario, string path)
    {
        var isDeleted = IsWrite(scenario.Request) && scenario.Documents.ContainsKey(path);
        return scenario with
        {
            DocumentsAfter = scenario.DocumentsAfter.Remove(path),
            DocumentsDeleted = isDeleted ? scenario.DocumentsDeleted.Add(path) : scenario.DocumentsDeleted,
        };
    }

    private static bool IsNothing(RulesValue? value) => value is null or { Kind: RulesValueKind.Null };

    private static bool IsWrite(RulesRequest request) =>
        request.Method is RulesMethod.Create or RulesMethod.Update or RulesMethod.Delete;

    private static Scenario With(Scenario scenario, RulesRequest request) => scenario with { Request = request };

    private static Scenario? SetUid(Scenario scenario, RulesValue? value) =>
        value is { Kind: RulesValueKind.String } uid && uid.AsString.Length > 0
            ? With(
                scenario,
                scenario.Request with
                {
                    Token = MapWriter.Set(scenario.Request.Token ?? NoFields, ["sub"], uid),
                }
            )
            : null;

    private static Scenario? SetClaim(Scenario scenario, ImmutableArray<string> claim, RulesValue? value)
    {
        // Firebase Authentication leaves a standard claim out rather than making it null.
        var isImpossible =
            value is { Kind: RulesValueKind.Null } && claim is [var name, ..] && StandardClaims.Contains(name);
        var token = MapWriter.Set(scenario.Request.Token ?? TokenOf(SomeUid), claim, value);
        var isWithoutUid = token is { } claims && MapWriter.Find(claims, ["sub"]) is not { IsString: true };
        return isImpossible || isWithoutUid ? null : With(scenario, scenario.Request with { Token = token });
    }

    private static Scenario? SetTime(Scenario scenario, RulesValue? value)
    {
        if (value is not { Kind: RulesValueKind.Timestamp } time)
        {
            return null;
        }

        var ticks =
            DateTime.UnixEpoch.Ticks + ((Int128)time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / 100);
        return ticks > 0 && ticks < DateTime.MaxValue.Ticks
            ? With(scenario, scenario.Request with { Time = new DateTimeOffset((long)ticks, TimeSpan.Zero) })
            : null;
    }

    private static Scenario? SetLimit(Scenario scenario, RulesValue? value)
    {
        if (scenario.Request.Query is not { } query)
        {
            return null;
        }

        if (IsNothing(value))
        {
            return With(scenario, scenario.Request with { Query = query with { Limit = null } });
        }

        return value is { Kind: RulesValueKind.Int, AsInt: > 0 and <= int.MaxValue } limit
            ? With(scenario, scenario.Request with { Query = query with { Limit = (int)limit.AsInt } })
            : null;
    }

    private static Scenario? SetCapture(Scenario scenario, int segment, RulesValue? value)
    {
        const int RootSegments = 3;
        var segments = scenario.Request.Path.Split('/');
        var index = segment - RootSegments;
        if (
            index < 0
            || index >= segments.Length
            || value is not { Kind: RulesValueKind.String } id
            || !IsId(id.AsString)
        )
        {
            return null;
        }

        segments[index] = id.AsString;
        return With(scenario, scenario.Request with { Path = string.Join('/', segments) });
    }

    private static bool IsId(string text) =>
        text.Length > 0 && !text.Contains('/', StringComparison.Ordinal) && text is not ("." or "..");

    private static Scenario? SetStoredDocument(Scenario scenario, RulesValue? value)
    {
        var request = scenario.Request;
        if (IsNothing(value))
        {
            return request.Method is RulesMethod.Get or RulesMethod.Create
                ? With(scenario, request with { Stored = null })
                : null;
        }

        return request.Method is RulesMethod.List or RulesMethod.Create
            ? null
            : With(scenario, request with { Stored = request.Stored ?? NoFields });
    }

    private static Scenario? SetStoredFields(Scenario scenario, ImmutableArray<string> fields, RulesValue? value)
    {
        var request = scenario.Request;
        if (request.Method == RulesMethod.List)
        {
            return SetFilter(scenario, fields, value);
        }

        if (request.Method == RulesMethod.Create)
        {
            return null;
        }

        var before = request.Stored ?? NoFields;
        var stored = MapWriter.Set(before, fields, value);
        if (stored is null)
        {
            return null;
        }

        // A field that the write leaves as it is follows what is stored.
        var isLeft =
            request.NewData is { } written && MapWriter.Find(written, fields).Equals(MapWriter.Find(before, fields));
        return With(
            scenario,
            request with
            {
                Stored = stored,
                NewData = isLeft ? MapWriter.Set(request.NewData!.Value, fields, value) : request.NewData,
            }
        );
    }

    // A list knows of a field what its filters say.
    private static Scenario? SetFilter(Scenario scenario, ImmutableArray<string> fields, RulesValue? value)
    {
        if (scenario.Request.Query is not { } query || fields.IsEmpty)
        {
            return null;
        }

        var parts = query.Filter is CompositeFilter all ? all.Parts : [];
        parts = parts.RemoveAll(part => part is FieldFilter filter && filter.Field.SequenceEqual(fields));
        if (value is { } wanted)
        {
            parts = parts.Add(FilterFor(fields, wanted));
        }

        return With(
            scenario,
            scenario.Request with
            {
                Query = query with { Filter = parts.IsEmpty ? null : new CompositeFilter(false, parts) },
            }
        );
    }

    // Membership in a list is asked for by `array-contains`, which says no more than rules ask.
    private static FieldFilter FilterFor(ImmutableArray<string> fields, RulesValue value) =>
        value is { Kind: RulesValueKind.List } && value.AsList.Items.ToArray() is [var only]
            ? new FieldFilter(fields, QueryOperator.ArrayContains, only)
            : new FieldFilter(fields, QueryOperator.Equal, value);

    // A write leaves the fields that nothing is said of.
    private static ImmutableSortedDictionary<string, RulesValue> Updated(Scenario scenario, string path) =>
        !scenario.DocumentsAfter.ContainsKey(path) && scenario.Documents.TryGetValue(path, out var stored)
            ? scenario.DocumentsAfter.SetItem(path, stored)
            : scenario.DocumentsAfter;

    private static ImmutableSortedDictionary<string, RulesValue> SetFields(
        ImmutableSortedDictionary<string, RulesValue> documents,
        Term term,
        RulesValue? value
    )
    {
        var fields = documents.GetValueOrDefault(term.Path, NoFields);
        var isWhole = term.Kind is TermKind.Document or TermKind.DocumentAfter;
        return documents.SetItem(term.Path, isWhole ? fields : MapWriter.Set(fields, term.Fields, value) ?? fields);
    }
}
