using RulesHarness.Diagnostics;
using static RulesHarness.Specification.Markdown.SpecDiagnostics;

namespace RulesHarness.Specification.Markdown;

/// <summary>
/// Leaves out findings that follow from another one: where a table, a section or the rest of a file could not be read,
/// nobody knows what it would have declared.
/// </summary>
internal static class Consequences
{
    /// <summary>Findings after which whole sections may be missing.</summary>
    private static readonly HashSet<string> Hiding = Ids(
        NestedTooDeeply,
        UnreadableFrontMatter,
        UnclosedBlock,
        HiddenText,
        BrokenTable,
        MisspelledSection
    );

    /// <summary>Findings after which collections, fields or roles may be missing.</summary>
    private static readonly HashSet<string> Incomplete =
    [
        .. Hiding,
        .. Ids(MissingSection, MissingTable, MissingColumn, MalformedCollection),
    ];

    private static readonly HashSet<string> OfMissingSections = Ids(MissingSection, MissingTable);

    private static readonly HashSet<string> OfMissingNames = Ids(
        UnknownKeyField,
        UndeclaredParent,
        SchemaOfUnknownCollection,
        MissingSchema,
        UndeclaredCollection,
        UnknownField,
        UnknownActor,
        UnknownOwner,
        WrongProjection,
        UnboundRoleId,
        NothingGranted
    );

    public static IReadOnlyList<Diagnostic> Without(IReadOnlyList<Diagnostic> findings)
    {
        var hides = findings.Any(found => Hiding.Contains(found.Id));
        var isIncomplete = findings.Any(found => Incomplete.Contains(found.Id));
        return
        [
            .. findings.Where(found =>
                !(hides && OfMissingSections.Contains(found.Id)) && !(isIncomplete && OfMissingNames.Contains(found.Id))
            ),
        ];
    }

    private static HashSet<string> Ids(params IEnumerable<DiagnosticDescriptor> findings) =>
        [.. findings.Select(finding => finding.Id)];
}
