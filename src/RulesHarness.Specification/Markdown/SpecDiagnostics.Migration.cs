using RulesHarness.Diagnostics;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Specification.Markdown;

/// <summary>The findings about the section Data Migration.</summary>
internal static partial class SpecDiagnostics
{
    public static readonly DiagnosticDescriptor MappingWithoutSources = new(
        "RH1100",
        Info,
        "the section Data Migration names no files of old data, so its mapping is documentation and nothing of it is "
            + "checked",
        "to have it checked, add a table with the columns Source, File and Format"
    );

    public static readonly DiagnosticDescriptor UnreadableSourceCell = new("RH1101", Error, "`{0}` is not {1}", "{2}");

    public static readonly DiagnosticDescriptor DuplicateSource = new(
        "RH1102",
        Error,
        "the source `{0}` is declared twice, first in {1}",
        "choose another name"
    );

    public static readonly DiagnosticDescriptor UnknownSource = new(
        "RH1103",
        Error,
        "`{0}` is not a source of the section Data Migration{1}",
        "add a row for `{0}` to the table of sources, or correct the name"
    );

    public static readonly DiagnosticDescriptor UnreadableColumn = new(
        "RH1104",
        Error,
        "the old column can't be read at {0}: expected {1}",
        "write the source and the column, as in `accounts.mail`; a name that is not a word stands in braces: "
            + "``accounts.{{First name}}``"
    );

    public static readonly DiagnosticDescriptor UnreadableTarget = new(
        "RH1105",
        Error,
        "the new field can't be read at {0}: expected {1}",
        "write the collection and the field, as in `users.email`"
    );

    public static readonly DiagnosticDescriptor UnreadableTransform = new(
        "RH1106",
        Error,
        "the transform can't be read at {0}: expected {1}",
        "{2}"
    );

    public static readonly DiagnosticDescriptor UnreadableRowCondition = new(
        "RH1107",
        Error,
        "the condition on rows can't be read at {0}: expected {1}",
        "write one such as `state == 0` or `author is not empty`"
    );

    public static readonly DiagnosticDescriptor FilledTwice = new(
        "RH1108",
        Error,
        "`{0}` is filled twice from `{1}`, first in {2}",
        "keep one row for it, or join the columns in one row"
    );

    public static readonly DiagnosticDescriptor NothingFills = new(
        "RH1109",
        Error,
        "the required field `{0}` of `{1}` gets no value from the source `{2}`",
        "add a row to the mapping, as in ``| `{2}.column` | `{1}.{0}` | |`` or ``| | `{1}.{0}` | Always \"none\" |``, "
            + "or a default to the schema"
    );

    public static readonly DiagnosticDescriptor NothingFillsId = new(
        "RH1110",
        Error,
        "{0} of `{1}` gets no value from the source `{2}`",
        "add a row to the mapping with `{1}.{3}` in the column New"
    );

    public static readonly DiagnosticDescriptor EmptyMappingRow = new("RH1111", Error, "{0}", "{1}");

    public static readonly DiagnosticDescriptor MixedSources = new(
        "RH1112",
        Error,
        "the row takes columns from two sources, `{0}` and `{1}`",
        "keep the columns of `{0}`, and take a value from `{1}` in the Transform cell: ``looked up in `{1}` by `id`, "
            + "giving `name` ``"
    );

    public static readonly DiagnosticDescriptor MisplacedGroup = new(
        "RH1113",
        Error,
        "`{0}` is a collection group, and a document is in one collection",
        "write the collection's whole path"
    );

    public static readonly DiagnosticDescriptor UnusedSelection = new(
        "RH1114",
        Error,
        "no row of the mapping makes documents of `{0}` from `{1}`",
        "add rows to the mapping, or remove this row"
    );

    public static readonly DiagnosticDescriptor WithoutOrigin = new(
        "RH1115",
        Error,
        "no other row makes documents of `{0}`, so no source is known for this one",
        "add a row with an old column that fills a field of `{0}`"
    );
}
