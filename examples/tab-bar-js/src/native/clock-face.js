Component({ properties: { hour: String } });
