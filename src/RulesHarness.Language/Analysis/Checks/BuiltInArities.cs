using System.Collections.Frozen;

namespace RulesHarness.Language.Analysis.Checks;

/// <summary>
/// The functions that the compiler knows, with the number of their arguments. It ignores the type of the value that has
/// a method. Functions that are in Google's reference and unknown to the compiler are missing here.
/// </summary>
internal static class BuiltInArities
{
    private static readonly FrozenDictionary<string, int> Methods = Table(
        "lower 0, upper 0, matches 1, replace 2, size 0, split 1, toUtf8 0, trim 0, toBase64 0, toHexString 0, "
            + "concat 1, hasAll 1, hasAny 1, "
            + "hasOnly 1, join 1, removeAll 1, toSet 0, difference 1, intersection 1, union 1, diff 1, get 2, "
            + "keys 0, values 0, addedKeys 0, "
            + "affectedKeys 0, changedKeys 0, removedKeys 0, unchangedKeys 0, nanos 0, seconds 0, date 0, day 0, "
            + "dayOfWeek 0, dayOfYear 0, hours 0, "
            + "minutes 0, month 0, time 0, toMillis 0, year 0, distance 1, latitude 0, longitude 0, bind 1"
    );

    private static readonly FrozenDictionary<string, int> OfPackages = Table(
        "math.abs 1, math.ceil 1, math.floor 1, math.isNaN 1, math.pow 2, math.round 1, math.sqrt 1, "
            + "hashing.crc32 1, hashing.crc32c 1, "
            + "hashing.md5 1, hashing.sha256 1, latlng.value 2, timestamp.date 3, timestamp.value 1, "
            + "duration.abs 1, duration.time 4, duration.value 2"
    );

    private static readonly FrozenDictionary<string, int> Plain = Table("int 1, float 1, string 1, path 1, value 1");

    private static readonly FrozenDictionary<string, FrozenDictionary<string, int>> OfServices = new Dictionary<
        string,
        FrozenDictionary<string, int>
    >
    {
        ["cloud.firestore"] = Table("get 1, exists 1, getAfter 1, existsAfter 1, debug 1"),
        ["firebase.storage"] = Table("debug 1"),
    }.ToFrozenDictionary();

    public static bool IsService(string name) => OfServices.ContainsKey(name);

    /// <summary>The number of arguments of a method; null if no value has the method.</summary>
    public static int? Method(string name) => Find(Methods, name);

    /// <summary>
    /// The number of arguments of a function of a package, as in <c>math.abs</c>; null if the package lacks it.
    /// </summary>
    public static int? OfPackage(string package, string name) => Find(OfPackages, $"{package}.{name}");

    /// <summary>The number of arguments of a function outside of packages; null if there is none.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="services">The services whose rules may call it there.</param>
    public static int? Function(string name, IEnumerable<string> services) =>
        Find(Plain, name) ?? OfServicesNamed(name, services);

    /// <summary>Whether it is a function that only the rules of a service may call.</summary>
    public static bool IsOfService(string name, IEnumerable<string> services) =>
        OfServicesNamed(name, services) is not null;

    private static int? OfServicesNamed(string name, IEnumerable<string> services) =>
        services
            .Where(IsService)
            .Select(service => Find(OfServices[service], name))
            .FirstOrDefault(count => count is not null);

    private static int? Find(FrozenDictionary<string, int> table, string name) =>
        table.TryGetValue(name, out var count) ? count : null;

    private static FrozenDictionary<string, int> Table(string rows) =>
        rows.Split(", ")
            .Select(row => row.Split(' '))
            .ToFrozenDictionary(columns => columns[0], columns => columns[1][0] - '0');
}
