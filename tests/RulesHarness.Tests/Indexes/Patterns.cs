using RulesHarness.Checking;
using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;
using RulesHarness.Indexes.Proof;
using RulesHarness.Specification;

namespace RulesHarness.Tests.Indexes;

/// <summary>A spec with one access pattern, <c>Q</c>, over the collection <c>c</c> or the group <c>**/c</c>.</summary>
internal static class Patterns
{
    /// <summary>The proof of the pattern over declared indexes, which are separated by semicolons.</summary>
    public static IndexCoverage Prove(string collection, string filter, string sort, string kind, string declared)
    {
        var spec = $"""
            ## Database Choice

            Firestore

            ## Collection Inventory

            | Collection | Description | Primary Key |
            |---|---|---|
            | `p` | Parents | auto-generated |
            | `{(collection == "c" ? "c" : "p/{pId}/c")}` | Documents | auto-generated |

            ## Schema Definitions

            ### `p`

            | Field | Type | Required | Description |
            |---|---|---|---|
            | `a` | int | yes | |

            ### `{(collection == "c" ? "c" : "p/{pId}/c")}`

            | Field | Type | Required | Description |
            |---|---|---|---|
            | `a` | int | yes | |
            | `b` | int | yes | |
            | `d` | int | yes | |
            | `n` | int | yes | |
            | `l` | array of int | yes | |
            | `k` | array of int | yes | |
            | `t` | string | yes | |
            | `m.x` | int | yes | |
            | `m.y` | int | yes | |

            ## Access Patterns

            | Query | Collection | Filters | Sort | Kind | Used By |
            |---|---|---|---|---|---|
            | Q | `{collection}` | {(filter.Length > 0 ? $"`{filter}`" : "")} | {(
                sort.Length > 0 ? $"`{sort}`" : ""
            )} | {kind} | |

            ## Security Rules

            - **p:** Anyone can read docs.

            ## Indexes

            {string.Join(
                "\n",
                declared.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(
                    index => $"- {index}"
                )
            )}
            """;
        var reading = SpecReader.Read([new SpecFile("s.md", spec)]);
        reading.Diagnostics.Where(finding => finding.Severity == Diagnostics.Severity.Error).Should().BeEmpty();
        var text = IndexFileEditor.Add("", reading.Model.Indexes.Select(IndexShape.Of));
        return IndexCoverage.Of(reading.Model, IndexFile.Read("i.json", text), "i.json", QueryRejections.OfPattern);
    }
}
