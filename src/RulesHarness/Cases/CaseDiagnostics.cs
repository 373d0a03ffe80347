using RulesHarness.Diagnostics;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Cases;

/// <summary>The findings about conditions for which cases can't be made.</summary>
internal static class CaseDiagnostics
{
    /// <summary>
    /// As many as a query may have in Firestore
    /// (https://firebase.google.com/docs/firestore/query-data/queries#query_limitations).
    /// </summary>
    private const int MostAlternatives = 30;

    public static readonly DiagnosticDescriptor Unsatisfiable = new(
        "RH4010",
        Warning,
        "no document of `{0}` can satisfy `{1}`",
        "correct the condition or the schema: the sentence has no effect as it is"
    );

    public static readonly DiagnosticDescriptor Unviolable = new(
        "RH4011",
        Warning,
        "every document of `{0}` satisfies `{1}`",
        "correct the condition or the schema, or remove the condition"
    );

    public static readonly DiagnosticDescriptor TooManyAlternatives = new(
        "RH4012",
        Error,
        "the condition expands to {0} alternatives, and at most {1} can be tested",
        "use fewer `or`s within `and`s, also behind `Always:` below the schema, or write several sentences"
    );

    public static readonly DiagnosticDescriptor PatternOfNobody = new(
        "RH4013",
        Error,
        "the spec grants nobody the access pattern `{0}`",
        "{1}"
    );

    public static readonly DiagnosticDescriptor EmptyPattern = new(
        "RH4014",
        Warning,
        "no document of `{0}` can match the filters of `{1}`",
        "correct the filters or the schema: the query never finds anything"
    );

    public static readonly DiagnosticDescriptor DroppedDocuments = new(
        "RH4015",
        Info,
        "`{0}` never finds the documents of `{1}` that have no field {2}",
        "make the field required if they are meant to be found: a query finds only documents that have the fields it "
            + "sorts by or excludes values of"
    );

    public static readonly DiagnosticDescriptor PatternOfOthers = new(
        "RH4016",
        Error,
        "{0} can run the access pattern `{1}` by the sentence in line {2}, and its column `As` does not name them",
        "add {0} to the column `As`, or leave it empty: the sentences then say who can run the query"
    );

    public static readonly DiagnosticDescriptor EquallyNearDocuments = new(
        "RH4017",
        Error,
        "no vector has the documents of `{0}` at clearly different distances for the access pattern `{1}`",
        "give `{2}` more dimensions: the order of the documents can't be tested"
    );

    /// <summary>A search whose result could be in more than one order.</summary>
    public static Diagnostic EquallyNear(AccessPattern pattern, string field) =>
        EquallyNearDocuments.At(
            pattern.Place.File,
            pattern.Place.Line,
            pattern.Place.Column,
            pattern.Collection,
            pattern.Name,
            field
        );

    /// <summary>
    /// A caller whom the column <c>As</c> of a pattern leaves out, although a sentence grants the query.
    /// </summary>
    public static Diagnostic Contradicted(BoundPattern bound, IReadOnlyList<Permission> granting)
    {
        var place = bound.Pattern.Place;
        return PatternOfOthers.At(
            place.File,
            place.Line,
            place.Column,
            bound.Name,
            bound.Pattern.Name,
            granting[0].Place.Line
        );
    }

    /// <summary>
    /// An access pattern without a caller: the product has a query that is always denied, or the pattern misses a
    /// filter.
    /// </summary>
    public static Diagnostic NobodyRuns(AccessPattern pattern) =>
        PatternOfNobody.At(
            pattern.Place.File,
            pattern.Place.Line,
            pattern.Place.Column,
            pattern.Name,
            pattern.As.Count == 0
                ? "write a sentence that grants it, such as `Signed-in users can "
                    + $"{CaseList.Verb(pattern.Kind == PatternKind.Get ? Operation.Get : Operation.List)} "
                    + "docs.`, or, where a sentence grants it only with a filter, add that filter to the "
                    + "pattern"
                : $"name callers in `As` whose role can be determined from a request to {pattern.Collection}"
        );

    /// <summary>Finds mistakes in the model's conditions, in the order of the spec's sections.</summary>
    public static IEnumerable<Diagnostic> Of(DataModel model)
    {
        var patterns = model
            .AccessPatterns.Where(pattern => pattern.Filter is not null)
            .Select(pattern =>
                (pattern.Place, Count: ConditionTransform.Count(ConditionTransform.OneValueEach(pattern.Filter!)))
            );
        var roles = model.Roles.Select(role =>
            (
                role.Place,
                Count: ConditionTransform.Count((role as ClaimRole)?.Condition ?? (role as DocumentRole)?.Condition)
            )
        );
        var sentences = model
            .Policies.SelectMany(policy => policy.Permissions)
            .ToLookup(permission => permission.Place);
        var ofSentences = sentences.Select(parts =>
            (parts.Key, parts.Max(part => ConditionTransform.Count(part.Condition)))
        );
        foreach (var (place, count) in patterns.Concat(roles).Concat(ofSentences))
        {
            if (count > MostAlternatives)
            {
                yield return TooManyAlternatives.At(place.File, place.Line, place.Column, count, MostAlternatives);
            }
        }

        foreach (var finding in model.AccessPatterns.SelectMany(pattern => OfPattern(model, pattern)))
        {
            yield return finding;
        }
        foreach (var finding in sentences.Select(parts => OfSentence(model, [.. parts])).OfType<Diagnostic>())
        {
            yield return finding;
        }
    }

    /// <summary>
    /// The finding about a sentence that never grants one of its operations, or whose condition says nothing.
    /// </summary>
    private static Diagnostic? OfSentence(DataModel model, IReadOnlyList<Permission> parts)
    {
        var written = parts[0].AsWritten();
        if (model.Members(written.Collection) is not [var collection, ..])
        {
            return null;
        }
        if (parts.FirstOrDefault(part => Holds(part, Contradictions.IsUnsatisfiable)) is { } never)
        {
            return At(Unsatisfiable, never);
        }
        return Holds(written, Contradictions.IsUnviolable) ? At(Unviolable, written) : null;

        bool Holds(Permission part, Func<Collection, Condition, bool> test) =>
            part.Condition is { } condition && test(collection, condition);
    }

    private static IEnumerable<Diagnostic> OfPattern(DataModel model, AccessPattern pattern)
    {
        var place = pattern.Place;
        var members = model.Members(pattern.Collection);
        if (
            pattern.Filter is { } filter
            && members.Count > 0
            && members.All(member => Contradictions.IsUnsatisfiable(member, filter))
        )
        {
            yield return EmptyPattern.At(place.File, place.Line, place.Column, pattern.Collection, pattern.Name);
        }
        var dropping = members.SelectMany(member => Dropping(member, pattern)).Distinct().ToList();
        if (dropping.Count > 0)
        {
            yield return DroppedDocuments.At(
                place.File,
                place.Line,
                place.Column,
                pattern.Name,
                pattern.Collection,
                string.Join(" or ", dropping.Select(field => $"`{field}`"))
            );
        }
    }

    /// <summary>
    /// The optional fields that a query needs to be there, although nobody asks for a value of them: those that it
    /// sorts by, and those of which it excludes values.
    /// </summary>
    private static IEnumerable<string> Dropping(Collection collection, AccessPattern pattern)
    {
        var filters = ConditionTransform.Disjuncts(pattern.Filter).SelectMany(disjunct => disjunct).ToList();
        var asked = filters
            .Where(filter => filter.Comparator is not (Comparator.NotEqual or Comparator.NotIn))
            .Select(FieldOf)
            .ToList();
        var excluding = filters
            .Where(filter => filter.Comparator is Comparator.NotEqual or Comparator.NotIn)
            .Where(filter => filter.Right is not LiteralOperand { Value: null })
            .Select(FieldOf);
        return pattern
            .Sort.Select(sort => sort.Field)
            .Concat(excluding.OfType<string>())
            .Where(field => !asked.Contains(field) && collection.Field(field) is { Required: false });
    }

    private static string? FieldOf(Comparison filter) => (filter.Left as FieldOperand)?.Path;

    private static Diagnostic At(DiagnosticDescriptor descriptor, Permission sentence) =>
        descriptor.At(
            sentence.Place.File,
            sentence.Place.Line,
            sentence.Place.Column,
            sentence.Collection,
            sentence.Condition
        );
}
