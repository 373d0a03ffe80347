using System.Collections;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Firestore.Client;

/// <summary>Reads the fields that an update names, from whatever shape of data a caller has.</summary>
internal static class FieldUpdates
{
    /// <summary>The new values by path. A dictionary's text keys are dotted paths; a property is one field.</summary>
    /// <exception cref="ArgumentException">The data is neither, or a key is not a valid path.</exception>
    public static IReadOnlyDictionary<FieldPath, object?> Of(object data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data switch
        {
            IEnumerable<KeyValuePair<FieldPath, object?>> paths => paths.ToDictionary(),
            IDictionary dictionary when dictionary.Keys.Cast<object>().All(key => key is FieldPath) => dictionary
                .Keys.Cast<FieldPath>()
                .ToDictionary(path => path, path => dictionary[path]),
            IEnumerable => ValueEncoder
                .Members(data)
                .ToDictionary(each => FieldPath.Parse(each.Key), each => each.Value),
            _ => ValueEncoder.Members(data).ToDictionary(each => new FieldPath(each.Key), each => each.Value),
        };
    }
}
