using Cairn.Registry;

namespace Cairn.App.Web.Registry;

/// <summary>What trials there are, as its page shows it.</summary>
/// <param name="Trouble">Why the text could not be read; null when it could.</param>
/// <param name="Landscape">Null when there is none.</param>
public sealed record LandscapeView(RegistryQuery Query, RegistryLinks Links, Finding? Trouble, Landscape? Landscape);
